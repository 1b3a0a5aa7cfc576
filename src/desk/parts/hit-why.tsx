import type { ReactNode } from 'react';
import { useWords } from '../words.tsx';
import { SignGlyph, type Sign } from './glyphs.tsx';
import styles from './hit-why.module.css';

/** One compared field: the sign, the field's name, and the sentence, both already said. */
export type HitRow = { sign: Sign; field: string; text: ReactNode };

/** Why this record was found: a row for every compared field, the differing ones too. */
export function HitWhy({ rows }: { rows: readonly HitRow[] }) {
  const { t } = useWords();
  return (
    <ul className={styles.why} aria-label={t('desk.hit.why')}>
      {rows.map((row) => (
        <li key={row.field}>
          <span className={styles.sign} data-sign={row.sign}>
            <SignGlyph sign={row.sign} />
            <span className="said-only">{t(`desk.hit.${row.sign}`)}</span>
          </span>
          <span className={styles.field}>{row.field}</span>
          <span>{row.text}</span>
        </li>
      ))}
    </ul>
  );
}

/** A reason short enough for one line of the command bar. */
export type HitReason = { sign: Sign; text: string };

/** The same reasons as small chips, under a found name. */
export function HitReasons({ reasons }: { reasons: readonly HitReason[] }) {
  const { t } = useWords();
  return (
    <span className={styles.reasons}>
      {reasons.map((reason) => (
        <span key={reason.text} className={styles.reason} data-sign={reason.sign}>
          <SignGlyph sign={reason.sign} />
          <span className="said-only">{t(`desk.hit.${reason.sign}`)} </span>
          {reason.text}
        </span>
      ))}
    </span>
  );
}
