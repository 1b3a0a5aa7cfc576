import { use, type ReactNode } from 'react';
import { useTimes } from '../use-times.ts';
import { useWords } from '../words.tsx';
import { Hem } from './marks-of-house.tsx';
import { PaperMark } from './paper-mark.ts';
import styles from './print-sheet.module.css';

export type PrintSheetProps = {
  /** What it is, with its number: "Uput za smeštaj, C-2026-0093". */
  title: string;
  /** The confidentiality line, already said; inside a `PaperMark` that one stands in its place. */
  classification: string;
  /** Recipient, purpose, person (initials unless the name was chosen), until when. */
  rows: readonly { label: string; value: ReactNode }[];
  children?: ReactNode;
  printedBy: string;
  printedAt: Date | string;
  /** Which form its answers were given to, already said: "obrazac 2, 3". */
  form?: string;
  /** A first page, with the woven hem. */
  cover?: boolean;
};

/** A sheet for the printer: white, ink only, and the only thing on the page that prints. Title and footer stand on every page of it. */
export function PrintSheet({
  title,
  classification,
  rows,
  children,
  printedBy,
  printedAt,
  form,
  cover = false,
}: PrintSheetProps) {
  const { t } = useWords();
  const { date, time } = useTimes();
  const mark = use(PaperMark);
  return (
    <article className={styles.sheet} data-print-sheet>
      {cover && <Hem />}
      <header>
        <div>
          <h2>{title}</h2>
          <b>{mark ?? classification}</b>
        </div>
      </header>
      <div className={styles.body}>
        <dl>
          {rows.map((row) => (
            <div key={row.label}>
              <dt>{row.label}</dt>
              <dd>{row.value}</dd>
            </div>
          ))}
        </dl>
        {children}
      </div>
      <footer>
        <div>
          <span>{t('desk.print.by', { who: printedBy, date: date(printedAt), time: time(printedAt) })}</span>
          {form !== undefined && <span>{form}</span>}
        </div>
      </footer>
    </article>
  );
}
