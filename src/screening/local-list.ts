/** One indicator of a locally maintained list. */
export type LocalItem = { code: string; text: string };
export type RowFault =
  | 'columns'
  | 'no-code'
  | 'code'
  | 'twice'
  | 'no-text'
  | 'too-long'
  | 'not-text'
  | 'empty'
  | 'too-many';
/** What a file holds: its indicators, or by line why nothing of it is taken. Lines count from 1. */
export type ReadList = { items: LocalItem[]; faults: { line: number; why: RowFault }[] };

const mostItems = 200;
const mostText = 300;
const codeShape = /^[\p{L}\p{N}][\p{L}\p{N}.-]{0,19}$/u;
const NOT_TEXT = /[\p{Cc}\p{Cs}\uFFFD]/u;

/**
 * Reads a list from TSV or CSV: a header with `code` and `text`, one indicator a line, `#` for remarks. Takes all or
 * nothing: one bad line and only the faults come back.
 */
export function readLocalList(file: string): ReadList {
  const lines = file.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  const rows = lines
    .map((text, at) => ({ text, line: at + 1 }))
    .filter(({ text }) => text.trim() !== '' && !text.startsWith('#'));
  const [head, ...rest] = rows;
  if (!head) return { items: [], faults: [{ line: 1, why: 'empty' }] };
  const separator = ['\t', ';'].find((sign) => head.text.includes(sign)) ?? ',';
  const cut = (text: string) => cells(text, separator);
  const columns = (cut(head.text) ?? []).map((name) => name.trim().toLowerCase());
  const [codeAt, textAt] = [columns.indexOf('code'), columns.indexOf('text')];
  if (codeAt === -1 || textAt === -1) return { items: [], faults: [{ line: head.line, why: 'columns' }] };
  if (rest.length === 0) return { items: [], faults: [{ line: head.line, why: 'empty' }] };
  if (rest.length > mostItems) return { items: [], faults: [{ line: rest[mostItems]?.line ?? 0, why: 'too-many' }] };
  return readRows(rest, (text) => {
    const found = cut(text);
    if (found?.length !== columns.length) return null;
    return { code: found[codeAt]?.trim() ?? '', text: found[textAt]?.trim() ?? '' };
  });
}

function readRows(rows: { text: string; line: number }[], read: (text: string) => LocalItem | null): ReadList {
  const items: LocalItem[] = [];
  const faults: ReadList['faults'] = [];
  const seen = new Set<string>();
  for (const { text, line } of rows) {
    const item = read(text);
    const why = item ? faultOf(item, seen) : 'columns';
    if (why || !item) faults.push({ line, why: why ?? 'columns' });
    else items.push(item);
    if (item) seen.add(item.code.toLowerCase());
  }
  return faults.length > 0 ? { items: [], faults } : { items, faults };
}

function faultOf({ code, text }: LocalItem, seen: Set<string>): RowFault | null {
  if (code === '') return 'no-code';
  if (NOT_TEXT.test(code) || NOT_TEXT.test(text)) return 'not-text';
  if (!codeShape.test(code)) return 'code';
  if (seen.has(code.toLowerCase())) return 'twice';
  if (text === '') return 'no-text';
  return text.length > mostText ? 'too-long' : null;
}

/** The cells of one CSV line; null where a quote is not closed or stands inside a cell. */
function cells(line: string, separator: string): string[] | null {
  const found: string[] = [];
  for (let rest = line; ;) {
    const quoted = separator === '\t' ? null : /^"((?:[^"]|"")*)"/.exec(rest);
    const end = quoted ? quoted[0].length : endOf(rest, separator);
    const cell = quoted ? (quoted[1] ?? '').replaceAll('""', '"') : rest.slice(0, end);
    if (!quoted && separator !== '\t' && cell.includes('"')) return null;
    found.push(cell);
    if (end === rest.length) return found;
    if (rest[end] !== separator) return null;
    rest = rest.slice(end + 1);
  }
}

function endOf(text: string, separator: string): number {
  const at = text.indexOf(separator);
  return at === -1 ? text.length : at;
}
