/** What a spreadsheet would take for a formula at the beginning of a cell (OWASP, CSV injection). */
const FORMULA = /^[=+\-@\t\r]/;

/** A row of CSV. A cell that a spreadsheet would calculate gets an apostrophe before it, and numbers stay numbers. */
export function csvRow(cells: readonly (string | number)[]): string {
  return `${cells.map((cell) => (typeof cell === 'number' ? String(cell) : quoted(guarded(cell)))).join(',')}\r\n`;
}

function guarded(cell: string): string {
  return FORMULA.test(cell) ? `'${cell}` : cell;
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
