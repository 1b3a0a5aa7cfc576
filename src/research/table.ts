import type { Breakdown, MonthAnswer } from './shared.ts';
import { shareOf } from './breakdown.ts';

/** How the table's words are said: its own, and the label of a code. */
export type TableWords = {
  say(key: string): string;
  label(question: string, code: string): string;
  /** `;` where numbers are written with a comma and a spreadsheet expects it so; else `,`. */
  between: ',' | ';';
};

const COLUMNS = ['counted', 'question', 'answer', 'count', 'share', 'known', 'unknown', 'refused', 'notAsked', 'of'];

/**
 * A month as a table for a spreadsheet: CSV by RFC 4180 with a mark that it is UTF-8, one row a figure, a first line
 * that says what it is. Cells stand apart as the reader's spreadsheet expects, and shares have its decimal sign. Texts
 * that a spreadsheet would take for a formula are given a leading apostrophe.
 */
export function monthTable(month: MonthAnswer, words: TableWords): string {
  const { say, between } = words;
  const sums: string[][] = [
    [say('research.table.contacts'), say('research.table.sum'), '', String(month.contacts.all)],
    [say('research.table.persons'), say('research.table.seen.new'), '', String(month.persons.new)],
    [say('research.table.persons'), say('research.table.seen.repeated'), '', String(month.persons.repeated)],
    ...Object.entries(month.promises).map(([end, count]) => [
      say('research.table.promises'),
      say(`research.table.end.${end}`),
      '',
      String(count),
    ]),
  ];
  const rows = [
    [`${say('research.table.internal')} ${month.month}`],
    COLUMNS.map((column) => say(`research.table.column.${column}`)),
    ...sums,
    [say('research.table.cases'), say('research.table.sum'), '', String(month.cases.all)],
    ...month.contacts.by.flatMap((by) => rowsOf(say('research.table.contacts'), by, words)),
    ...month.cases.by.flatMap((by) => rowsOf(say('research.table.cases'), by, words)),
  ];
  return `\ufeff${rows.map((row) => row.map((text) => cell(text, between)).join(between)).join('\r\n')}\r\n`;
}

function rowsOf(counted: string, by: Breakdown, { say, label, between }: TableWords): string[][] {
  const { question, known, unknown, refused, notAsked, of } = by;
  const completeness = [known, unknown, refused, notAsked, of].map(String);
  // A question nobody answered has its row too: that nothing is known of it is a finding.
  if (by.counts.length === 0)
    return [[counted, say(`research.table.question.${question}`), '', '0', '', ...completeness]];
  return by.counts.map(({ code, count }) => {
    const share = shareOf(count, by);
    const written = share === null ? '' : share.toFixed(4).replace('.', between === ';' ? ',' : '.');
    return [
      counted,
      say(`research.table.question.${question}`),
      label(question, code),
      String(count),
      written,
      ...completeness,
    ];
  });
}

function cell(text: string, between: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return safe.includes(between) || /["\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
