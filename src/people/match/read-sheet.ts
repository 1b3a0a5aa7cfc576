import { createReadStream, existsSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { getHeapStatistics } from 'node:v8';
import { CsvError, parse } from 'csv-parse';
import { refuse } from '#kernel/errors.ts';
import type { RefusedRow, Sheet } from './sheet.ts';

const SEPARATORS = [',', ';', '\t'] as const;
const HEAD_BYTES = 1 << 16;
/** A table may take this much of the memory there is; the rest is for comparing. */
const SHARE_OF_MEMORY = 0.5;
const LOOK_EVERY = 10_000;

/**
 * Reads a table as text: UTF-8 (or UTF-16 with its mark), separated by commas, semicolons or tabs, a header first.
 * Rows that do not fit are left out, each with its line and the reason, never its content. Refuses `match-file`,
 * `match-empty`, `match-encoding`, `match-quotes` and `match-too-large`.
 */
export async function readSheet(path: string): Promise<Sheet> {
  if (!existsSync(path) || !statSync(path).isFile()) throw refuse('match-file', 400, { file: path });
  const head = await beginning(path);
  const encoding = head[0] === 0xff && head[1] === 0xfe ? 'utf-16le' : 'utf-8';
  const delimiter = separatorOf(new TextDecoder(encoding).decode(head));
  const text = Readable.from(decoded(path, encoding));
  const refused: RefusedRow[] = [];
  const parser = text.pipe(
    parse({
      delimiter,
      trim: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_error: true,
    }),
  );
  text.on('error', (error) => parser.destroy(error));
  parser.on('skip', (error: CsvError | undefined) =>
    refused.push({ line: Number(error?.['lines'] ?? 0), reason: 'quotes', has: 0, wants: 0 }),
  );
  try {
    return await collect(parser, path, refused);
  } catch (error) {
    if (error instanceof CsvError) throw refuse('match-quotes', 400, { file: path, line: Number(error['lines'] ?? 0) });
    if (error instanceof TypeError) throw refuse('match-encoding', 400, { file: path });
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

type Row = { record: string[]; info: { lines: number } };

async function collect(rows: AsyncIterable<unknown>, file: string, refused: RefusedRow[]): Promise<Sheet> {
  let headers: string[] | null = null;
  let cells: string[][] = [];
  const lines: number[] = [];
  for await (const row of rows) {
    const { record, info } = row as Row;
    if (!headers) {
      headers = uniqueHeaders(record);
      cells = headers.map(() => []);
      continue;
    }
    const line = info.lines - newlinesIn(record);
    const extra = record.slice(headers.length).some((cell) => cell !== '');
    if (record.length < headers.length || extra)
      refused.push({ line, reason: 'cells', has: record.length, wants: headers.length });
    else lines.push(line);
    if (lines.length % LOOK_EVERY === 0) checkMemory(file, lines.length);
    if (lines.at(-1) === line) cells.forEach((column, at) => column.push(record[at] ?? ''));
  }
  if (!headers || lines.length === 0) throw refuse('match-empty', 400, { file });
  return { columns: headers.map((header, at) => ({ header, cells: cells[at] ?? [] })), lines, refused };
}

function newlinesIn(record: string[]): number {
  return record.reduce((sum, cell) => (cell.includes('\n') ? sum + cell.split('\n').length - 1 : sum), 0);
}

function checkMemory(file: string, rows: number): void {
  const { heap_size_limit: limit } = getHeapStatistics();
  if (process.memoryUsage().heapUsed > limit * SHARE_OF_MEMORY) throw refuse('match-too-large', 413, { file, rows });
}

/** Headers that stand twice get a number; one that is empty is named by its place. */
function uniqueHeaders(headers: string[]): string[] {
  const seen = new Map<string, number>();
  return headers.map((header, at) => {
    const name = header || String(at + 1);
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 ? name : `${name} (${times})`;
  });
}
