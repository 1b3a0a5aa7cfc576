import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { getHeapStatistics } from 'node:v8';
import { refuse } from '#kernel/errors.ts';
import { visibleText } from '#kernel/text.ts';
import { csvRows, type CsvRow } from './csv-rows.ts';
import type { Column, RefusedRow, Sheet } from './sheet.ts';

const SEPARATORS = [',', ';', '\t'] as const;
const HEAD_BYTES = 1 << 16;
/** Tables may take this much of the heap; and comparing needs so many times what they take (measured: less than twice and six times). */
const SHARE_OF_HEAP = 0.35;
const TIMES_AT_WORK = 7;
const LOOK_EVERY_CELLS = 20_000;
/** No table of people has more columns; each is looked at as a whole and compared in every pair. */
const MOST_COLUMNS = 2_000;
/** What Node says of bytes that are not in the encoding they should be in. */
const NO_TEXT = 'ERR_ENCODING_INVALID_ENCODED_DATA';

/**
 * Reads a table as text: UTF-8 (or UTF-16 with its mark), separated by commas, semicolons or tabs, a header first.
 * Rows that do not fit are left out, each with its line and the reason, never its content. Refuses `match-file`,
 * `match-empty`, `match-encoding`, `match-quotes`, `match-row`, `match-columns` and `match-too-large`.
 */
export async function readSheet(path: string): Promise<Sheet> {
  const head = await beginning(path).catch(() => null);
  if (!head) throw refuse('match-file', 400, { file: path });
  const encoding = head[0] === 0xff && head[1] === 0xfe ? 'utf-16le' : 'utf-8';
  const delimiter = separatorOf(new TextDecoder(encoding).decode(head));
  try {
    return await collect(csvRows(decoded(path, encoding), delimiter, path), path);
  } catch (error) {
    if (error instanceof TypeError && 'code' in error && error.code === NO_TEXT)
      throw refuse('match-encoding', 400, { file: path });
    throw error;
  }
}

async function beginning(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** The text piece by piece; the mark at its beginning is taken off, and bytes that are no text throw a TypeError. */
async function* decoded(path: string, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  for await (const piece of createReadStream(path)) yield decoder.decode(piece as Buffer, { stream: true });
  yield decoder.decode();
}

/** The separator that the header has most of, outside quotes. */
function separatorOf(text: string): string {
  const header =
    text
      .replaceAll(/"[^"]*"/g, '')
      .split(/\r?\n/)
      .find((line) => line.trim() !== '') ?? '';
  const count = (sign: string) => header.split(sign).length;
  return SEPARATORS.reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}

async function collect(rows: AsyncIterable<CsvRow>, file: string): Promise<Sheet> {
  let columns: Column[] | null = null;
  const lines: number[] = [];
  const refused: RefusedRow[] = [];
  let seen = 0;
  let unlooked = 0;
  for await (const { line, cells } of rows) {
    seen += 1;
    unlooked += cells?.length ?? 0;
    if (unlooked >= LOOK_EVERY_CELLS) checkMemory(file, seen);
    unlooked %= LOOK_EVERY_CELLS;
    if (!columns) {
      columns = columnsOf(cells ?? [], file);
      continue;
    }
    const reason = whatIsWrong(cells, columns.length);
    if (reason) refused.push({ line, reason, has: cells?.length ?? 0, wants: columns.length });
    else {
      lines.push(line);
      columns.forEach((column, at) => column.cells.push(cells?.[at] ?? ''));
    }
  }
  if (!columns || lines.length === 0) throw refuse('match-empty', 400, { file });
  return { columns, lines, refused };
}

function columnsOf(headers: string[], file: string): Column[] {
  if (headers.length > MOST_COLUMNS)
    throw refuse('match-columns', 413, { file, count: headers.length, most: MOST_COLUMNS });
  return uniqueHeaders(headers).map((header) => ({ header, cells: [] }));
}

/** Cells too many are no fault where they are empty. */
function whatIsWrong(cells: string[] | null, wants: number): RefusedRow['reason'] | null {
  if (!cells) return 'quotes';
  return cells.length < wants || cells.slice(wants).some((cell) => cell !== '') ? 'cells' : null;
}

function checkMemory(file: string, rows: number): void {
  const { heapUsed, rss } = process.memoryUsage();
  const tooMuch = heapUsed * TIMES_AT_WORK > process.availableMemory() + rss;
  if (tooMuch || heapUsed > getHeapStatistics().heap_size_limit * SHARE_OF_HEAP)
    throw refuse('match-too-large', 413, { file, rows });
}

/** Headers that stand twice get a number; one that is empty is named by its place. They are shown in a terminal. */
function uniqueHeaders(headers: string[]): string[] {
  const seen = new Map<string, number>();
  return headers.map((header, at) => {
    const name = visibleText(header).replaceAll(/\s+/g, ' ').trim() || String(at + 1);
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 ? name : `${name} (${times})`;
  });
}
