import { refuse } from '#kernel/errors.ts';

/** A row as it stands: the line it begins in and its cells without blanks around; null where its quotes are not in order. */
export type CsvRow = { line: number; cells: string[] | null };

/** A row longer than this is a quotation mark that was never closed, or no row of a table. */
const LONGEST_ROW = 1 << 20;

/** Where a record ended: `next` is where the following one begins; null: the text ends before it does. */
type Taken = { cells: string[] | null; next: number } | null;

/**
 * Rows of CSV (RFC 4180) out of text that comes in pieces: cells in quotes hold separators, line breaks and doubled
 * quotes; a quote inside a cell that does not begin with one stands for itself. A row with something behind a closing
 * quote is given without cells, and the next line is a row again: nothing after it is lost. Empty lines are passed
 * over. Refuses `match-quotes` (with `file` and the line) where a quote is never closed, `match-row` where a row has no end.
 */
export async function* csvRows(pieces: AsyncIterable<string>, separator: string, file: string): AsyncGenerator<CsvRow> {
  let text = '';
  let line = 1;
  for await (const piece of withEnd(pieces)) {
    if (piece !== null) text += piece;
    let at = 0;
    for (;;) {
      const taken = at < text.length ? takeRow(text, at, separator, piece === null) : null;
      if (!taken) break;
      if (!taken.cells || taken.cells.length > 1 || taken.cells[0] !== '') yield { line, cells: taken.cells };
      line += newlines(text, at, taken.next);
      at = taken.next;
    }
    text = text.slice(at);
    if (text.length > LONGEST_ROW || (piece === null && text !== ''))
      throw refuse(text.includes('"') ? 'match-quotes' : 'match-row', 400, { file, line });
  }
}

/** The pieces, and null once they are over. */
async function* withEnd(pieces: AsyncIterable<string>): AsyncGenerator<string | null> {
  yield* pieces;
  yield null;
}

function newlines(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

function takeRow(text: string, from: number, separator: string, isEnd: boolean): Taken {
  const newline = text.indexOf('\n', from);
  if (newline < 0 && !isEnd) return null;
  const end = newline < 0 ? text.length : newline;
  const row = text.slice(from, end);
  if (row.includes('"')) return takeQuoted(text, from, separator, isEnd);
  return { cells: row.split(separator).map((cell) => cell.trim()), next: end + 1 };
}

/** Cell by cell, where the line has quotes. */
function takeQuoted(text: string, from: number, separator: string, isEnd: boolean): Taken {
  const cells: string[] = [];
  let at = from;
  for (;;) {
    const start = skipBlanks(text, at, separator);
    const isQuoted = text[start] === '"';
    const close = isQuoted ? closingQuote(text, start + 1) : start - 1;
    // The sign behind a closing quote says whether it is one; at the end of a piece it is not there yet.
    if (close === null || (close + 1 >= text.length && !isEnd)) return null;
    const end = endOfCell(text, close + 1, separator);
    if (end < 0 && !isEnd) return null;
    const stop = end < 0 ? text.length : end;
    const rest = text.slice(close + 1, stop).trim();
    if (isQuoted && rest !== '') return { cells: null, next: afterLine(text, stop) };
    cells.push(
      isQuoted
        ? text
            .slice(start + 1, close)
            .replaceAll('""', '"')
            .trim()
        : rest,
    );
    if (text[stop] !== separator) return { cells, next: stop + 1 };
    at = stop + 1;
  }
}

function skipBlanks(text: string, from: number, separator: string): number {
  let at = from;
  while (text[at] === ' ' || (text[at] === '\t' && separator !== '\t')) at += 1;
  return at;
}

/** The quote that is not doubled; null where there is none. */
function closingQuote(text: string, from: number): number | null {
  let at = text.indexOf('"', from);
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at < 0 ? null : at;
}

/** The next separator or line end; -1 where there is none. */
function endOfCell(text: string, from: number, separator: string): number {
  for (let at = from; at < text.length; at++) if (text[at] === separator || text[at] === '\n') return at;
  return -1;
}

function afterLine(text: string, from: number): number {
  const newline = text.indexOf('\n', from);
  return newline < 0 ? text.length : newline + 1;
}
