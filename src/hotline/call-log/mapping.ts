import { z } from 'zod';
import { fromZoned } from '#kernel/format.ts';
import { fits, questionOf, type Answer, type CodeLists } from '#kernel/forms.ts';
import { visibleText } from '#kernel/text.ts';
import { contactForm } from '../forms/contact.form.ts';

/**
 * Which column of a call log holds what, in its keeper's words. `columns`: our field to their header; `values`: their
 * word to our code, by field; `given`: what holds for every row. `source` names the log: the same row of the same
 * source is taken once.
 */
export const mappingSchema = z.strictObject({
  source: z.string().min(1).max(60),
  line: z.string().min(1).max(120),
  /** Who reads what comes in: the leads, or the line's duty team. */
  readers: z.enum(['leads', 'line']),
  /** The column that numbers the rows, or several that do so together, as where numbers begin anew each year. */
  number: z.union([z.string(), z.array(z.string()).min(1).max(5)]),
  columns: z.record(z.string(), z.string()),
  values: z.record(z.string(), z.record(z.string(), z.string())).default({}),
  given: z.record(z.string(), z.string()).default({}),
});
export type Mapping = z.infer<typeof mappingSchema>;

/** Fields of a row besides the form's questions. */
const OF_ITS_OWN = ['day', 'time', 'channel', 'direction', 'outcome', 'note'];
/** Several codes in one cell stand apart by these. */
const SEVERAL = /[;|]/;

/** What a mapping names that is nothing here: a field nobody asks, or a column the file has not. */
export function strays(mapping: Mapping, headers: readonly string[]): string[] {
  const isField = (field: string) =>
    OF_ITS_OWN.includes(field) || (questionOf(contactForm, field) && field !== 'handled_by');
  const fields = [...Object.keys(mapping.columns), ...Object.keys(mapping.values), ...Object.keys(mapping.given)];
  const columns = [...Object.values(mapping.columns), ...numbering(mapping)];
  return [
    ...fields.filter((field) => !isField(field)),
    ...columns.filter((column) => !headers.includes(column)),
    ...(mapping.columns['day'] ? [] : ['day']),
  ];
}

/** The columns that number a row. */
export const numbering = ({ number }: Pick<Mapping, 'number'>): string[] => [number].flat();

/** A call as it is to be written down: its coded frame, when it was, and its answers. */
export type LoggedCall = {
  day: string;
  year: number;
  hour: number | null;
  began: string | null;
  channel: string;
  direction: string;
  outcome: string;
  answers: Record<string, Answer>;
  note: string | null;
};

/** Why a row is refused: by the field and a word, never by what stands in it. */
export type Unfit = {
  field: string;
  reason: 'missing' | 'date' | 'time' | 'future' | 'code' | 'long' | 'twice' | 'differs';
};

/** Reads one row. Pure. */
export function readCall(
  mapping: Mapping,
  cellOf: (header: string) => string,
  { lists, zone, today }: { lists: CodeLists; zone: string; today: string },
): LoggedCall | Unfit {
  const said = (field: string): string => {
    const column = mapping.columns[field];
    const text = visibleText(column === undefined ? '' : cellOf(column)).trim();
    const coded = codeOf(mapping, field, text);
    return coded === '' ? (mapping.given[field] ?? '') : coded;
  };
  const date = readDay(said('day'));
  if (!date) return { field: 'day', reason: said('day') === '' ? 'missing' : 'date' };
  if (date.text > today) return { field: 'day', reason: 'future' };
  const time = said('time') === '' ? null : readTime(said('time'));
  if (time === undefined) return { field: 'time', reason: 'time' };
  const frame = { channel: said('channel'), direction: said('direction'), outcome: said('outcome') };
  for (const [field, code] of Object.entries(frame))
    if (!lists[field]?.includes(code)) return { field, reason: code === '' ? 'missing' : 'code' };
  const answers = readAnswers(mapping, said, lists);
  if ('reason' in answers) return answers;
  const note = said('note');
  if (note.length > 8000) return { field: 'note', reason: 'long' };
  const { text: day, ...days } = date;
  const began = time && fromZoned({ ...days, ...time }, zone).toISOString();
  return {
    ...frame,
    day,
    year: date.year,
    hour: time?.hour ?? null,
    began,
    answers: answers.found,
    note: note || null,
  };
}

/** Their word as our code; a word the mapping does not name stays what it is, were it one of JavaScript's own. */
function codeOf({ values }: Mapping, field: string, word: string): string {
  const codes = values[field] ?? {};
  return Object.hasOwn(codes, word) ? (codes[word] ?? word) : word;
}

function readAnswers(
  mapping: Mapping,
  said: (field: string) => string,
  lists: CodeLists,
): { found: Record<string, Answer> } | Unfit {
  const found: Record<string, Answer> = {};
  for (const field of new Set([...Object.keys(mapping.columns), ...Object.keys(mapping.given)])) {
    const question = questionOf(contactForm, field);
    const text = said(field);
    if (!question || text === '') continue;
    const codes = () => text.split(SEVERAL).map((each) => codeOf(mapping, field, each.trim()));
    const value = question.kind === 'many' ? codes() : text;
    if (!fits(question, lists, value)) return { field, reason: question.half === 'coded' ? 'code' : 'long' };
    found[field] = value;
  }
  return { found };
}

/** A day as `2024-03-05` or `5.3.2024.`; nothing else is guessed at. */
function readDay(text: string): { text: string; year: number; month: number; day: number } | null {
  const iso = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  const dotted = /^(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})\.?$/.exec(text);
  const [year, month, day] = iso ? iso.slice(1).map(Number) : (dotted?.slice(1).toReversed().map(Number) ?? []);
  if (!year || !month || !day || year < 1990) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return { text: date.toISOString().slice(0, 10), year, month, day };
}

/** A time of day as `9.05`, `09:05` or `21:05:30`; undefined where it is none. */
function readTime(text: string): { hour: number; minute: number } | undefined {
  const [, hour, minute] = /^(\d{1,2})[.:](\d\d)(?::\d\d)?$/.exec(text) ?? [];
  if (hour === undefined || minute === undefined || Number(hour) > 23 || Number(minute) > 59) return undefined;
  return { hour: Number(hour), minute: Number(minute) };
}
