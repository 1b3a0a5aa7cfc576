/** What a spreadsheet would take for a formula at the beginning of a cell, in full width too (OWASP, CSV injection). */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/u;
/** What a terminal would take for a command; line ends and tabs are none. */
const CONTROL = /(?![\t\n\r])\p{Cc}/gu;

/**
 * A row of CSV. A cell that a spreadsheet would calculate gets an apostrophe before it, and numbers stay numbers. What
 * commands a terminal is left out: the table may be shown in one.
 */
export function csvRow(cells: readonly (string | number)[]): string {
  return `${cells.map((cell) => (typeof cell === 'number' ? String(cell) : quoted(guarded(cell)))).join(',')}\r\n`;
}

function guarded(cell: string): string {
  const text = cell.replaceAll(CONTROL, '');
  return FORMULA.test(text) ? `'${text}` : text;
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
