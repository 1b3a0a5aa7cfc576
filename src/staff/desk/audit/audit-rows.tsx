import { Chip, useTimes, useWords } from '#desk/parts.ts';
import type { AuditEntry } from '../../shared.ts';
import { useReaderWords } from '../readers/use-reader-words.ts';
import { useSharing } from '../readers/queries.ts';
import styles from './audit.module.css';
import { toneOf, useActWords } from './use-act-words.ts';

/** What stands out among reading and writing. */
const MARKED = new Set(['refusal', 'grant', 'print']);

/** Who did what with a record, newest first: one row an act, the same reading again and again in one, refused attempts among them. */
export function AuditRows({ entries }: { entries: readonly AuditEntry[] }) {
  const { t } = useWords();
  const columns = ['when', 'who', 'what', 'through'] as const;
  return (
    <table className={styles.rows}>
      <caption className="said-only">{t('staff.audit.title')}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {t(`staff.audit.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <Row key={entry.id} entry={entry} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ entry }: { entry: AuditEntry }) {
  const { t } = useWords();
  const { shortDate, exactTime } = useTimes();
  const { nameOf, teamName, wayOf } = useReaderWords();
  const { actOf, kindOf, outcomeOf } = useActWords();
  const teams = useSharing().data?.teams ?? [];
  const { at, first, times, by, kind, outcome, other, through } = entry;
  const team = teams.find(({ id }) => id === other);
  const about = other && (team ? teamName(team) : nameOf(other));
  return (
    <tr data-kind={kind}>
      <td className={styles.when}>
        {shortDate(at)} {exactTime(at)}
      </td>
      <th scope="row">{by ? nameOf(by) : t('staff.audit.nobody')}</th>
      <td>
        {MARKED.has(kind) && <Chip tone={toneOf(kind)}>{kindOf(kind)}</Chip>} {actOf(entry)}
        {about && t('staff.audit.about', { who: about })}
        {times > 1 && t('staff.audit.times', { n: times, first: `${shortDate(first)} ${exactTime(first)}` })}
        {kind === 'refusal' && t('staff.audit.because', { why: outcomeOf(outcome) })}
      </td>
      <td className={styles.through}>
        {through && (through.team ? `${teamName(through.team)}: ${wayOf(through)}` : wayOf(through))}
      </td>
    </tr>
  );
}
