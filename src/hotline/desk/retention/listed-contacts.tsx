import { StateChip, useWords } from '#desk/parts.ts';
import type { RetentionRow } from '../../retention/answers.ts';
import { useLineName } from '../ring/use-line-name.ts';
import { DueRow } from './due-row.tsx';
import styles from './retention.module.css';

/** Lines of the preview: the day, the kind, and which contact it is for whoever may open it. */
export function ListedContacts({ rows, all }: { rows: RetentionRow[]; all: number }) {
  const { t } = useWords();
  return (
    <>
      <ul className={styles.rows}>
        {rows.map((row, at) => (
          <Listed key={row.contact?.id ?? at} row={row} />
        ))}
      </ul>
      {rows.length < all && (
        <p className={styles.inside}>{t('hotline.retention.shown', { shown: rows.length, all })}</p>
      )}
    </>
  );
}

function Listed({ row: { contact, kind, goes, held, along } }: { row: RetentionRow }) {
  const { t } = useWords();
  const lineOf = useLineName();
  const said = [
    t(`hotline.retention.kind.${kind}`),
    contact && lineOf(contact.line),
    along > 0 && t('hotline.retention.along', { count: along }),
  ];
  return (
    <DueRow goes={goes} contact={contact} said={said}>
      {held !== null && <StateChip state="waiting">{t(`hotline.retention.held.${held}`)}</StateChip>}
    </DueRow>
  );
}
