import type { ReactNode } from 'react';
import { useTimes } from '../use-times.ts';
import { useWords } from '../words.tsx';
import { Hem } from './marks-of-house.tsx';
import styles from './print-sheet.module.css';

export type PrintSheetProps = {
  /** What it is, with its number: "Uput za smeštaj, C-2026-0093". */
  title: string;
  /** The confidentiality line, already said. */
  classification: string;
  /** Recipient, purpose, person (initials unless the name was chosen), until when. */
  rows: readonly { label: string; value: ReactNode }[];
  children?: ReactNode;
  printedBy: string;
  printedAt: Date | string;
  /** A first page, with the woven hem. */
  cover?: boolean;
};

/** A sheet for the printer: white, ink only, and the only thing on the page that prints. Page numbers come from the printer. */
export function PrintSheet({
  title,
  classification,
  rows,
  children,
  printedBy,
  printedAt,
  cover = false,
}: PrintSheetProps) {
  const { t } = useWords();
  const { date, time } = useTimes();
  return (
    <article className={styles.sheet} data-print-sheet>
      {cover && <Hem />}
      <header>
        <h2>{title}</h2>
        <b>{classification}</b>
      </header>
      <dl>
        {rows.map((row) => (
          <div key={row.label}>
            <dt>{row.label}</dt>
            <dd>{row.value}</dd>
          </div>
        ))}
      </dl>
      {children}
      <footer>{t('desk.print.by', { who: printedBy, date: date(printedAt), time: time(printedAt) })}</footer>
    </article>
  );
}
