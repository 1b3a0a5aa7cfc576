import { PrintSheet, useTimes, useWords } from '#desk/parts.ts';
import type { HandoverAnswer, HandoverRow } from '../../shared.ts';
import { useNames } from '../editor/people.ts';
import { useMyself } from '../queries.ts';
import styles from './paper.module.css';

type PaperProps = { answer: HandoverAnswer; named: boolean };

/** The handover on paper: numbers and promises, names only if chosen, otherwise initials. */
export function HandoverPaper({ answer, named }: PaperProps) {
  const { t } = useWords();
  const { date, time } = useTimes();
  const nameOf = useNames();
  const me = useMyself();
  const { line, at, posts, rows, danger, open, notes } = answer;
  const people = posts.map(({ account, post }) => `${nameOf(account).name} (${t(`hotline.duty.post.${post}`)})`);
  const [note] = notes;
  const dangers = danger.map(({ number, danger: how }) =>
    how === 'unanswered' ? `${number} (${t('hotline.duty.row.unanswered')})` : number,
  );
  const about = [
    ...(dangers.length > 0 ? [{ label: t('hotline.handover.danger'), value: dangers.join(', ') }] : []),
    { label: t('hotline.handover.paper.stand'), value: `${date(at)} ${time(at)}` },
    { label: t('hotline.handover.paper.duty'), value: people.join(', ') || t('hotline.duty.post.nobody') },
    { label: t('hotline.handover.passes'), value: t('hotline.handover.count', { n: rows.length }) },
    ...(open.length > 0
      ? [{ label: t('hotline.handover.open'), value: open.map(({ number }) => number).join(', ') }]
      : []),
  ];
  return (
    <div className={styles.paper}>
      <PrintSheet
        title={t('hotline.handover.paper.title', { line: line.name })}
        classification={t('hotline.handover.paper.classification')}
        rows={about}
        printedBy={me?.name ?? ''}
        printedAt={at}
      >
        <ol className={styles.rows}>
          {rows.map((row) => (
            <PaperRow key={row.promise.id} row={row} named={named} />
          ))}
        </ol>
        {note && note.note !== '' && (
          <section className={styles.note}>
            <h3>{t('hotline.handover.paper.note', { name: nameOf(note.by).name, time: time(note.at) })}</h3>
            <p>{note.note}</p>
          </section>
        )}
        <p className={styles.sign}>{t('hotline.handover.paper.sign')}</p>
      </PrintSheet>
    </div>
  );
}

function PaperRow({ row, named }: { row: HandoverRow; named: boolean }) {
  const { t } = useWords();
  const { date, time } = useTimes();
  const nameOf = useNames();
  const { promise, number, who, risk, last } = row;
  const { due } = promise;
  return (
    <li>
      <p>
        <b>
          {due
            ? t('hotline.handover.paper.due', { date: date(due), time: time(due) })
            : t('hotline.duty.promise.noDue')}
        </b>{' '}
        {t(`tasks.kind.${promise.kind}`)}, {number}
        {who !== null && `, ${named ? who : initialsOf(who)}`}
        {risk && `, ${t('hotline.handover.paper.risk', { risk: t(`desk.risk.${risk}`) })}`}
        {promise.owner !== null && `, ${t('hotline.handover.paper.owner', { name: nameOf(promise.owner).name })}`}
      </p>
      {promise.text !== '' && <p>{promise.text}</p>}
      {last.map((said) => (
        <p key={said.at} className={styles.last}>
          {time(said.at)} {said.text}
        </p>
      ))}
    </li>
  );
}

function initialsOf(name: string): string {
  return name
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => `${[...word][0] ?? ''}.`)
    .join(' ');
}
