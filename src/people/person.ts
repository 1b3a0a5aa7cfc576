import { refuse } from '#kernel/errors.ts';
import type { CodeLists } from '#kernel/forms.ts';
import type { z } from 'zod';
import { maskNumber } from './number.ts';
import {
  birthYearSchema,
  channels,
  nameSchema,
  numberSchema,
  safeRuleSchema,
  type PersonChange,
  type PersonName,
  type PersonValue,
} from './shared.ts';

/** A person is two dossiers: the file (names, numbers) and the duty card. */
export type Part = 'file' | 'card';

/** Coded fields: their part, their closed list, their clear column. */
const coded = new Map<string, { part: Part; list: string; column: string }>([
  ['sex', { part: 'file', list: 'sex', column: 'sex' }],
  ['age_band', { part: 'file', list: 'age_band', column: 'age_band' }],
  ['risk', { part: 'card', list: 'risk', column: 'risk' }],
]);
/** Sealed words of the card, with their longest length. */
const cardTexts = new Map([
  ['how_to_call', 200],
  ['told', 2000],
  ['if_rings', 2000],
  ['wake', 300],
]);

/** Which of the two dossiers a field belongs to. Refuses `answer-does-not-fit` for a field that is none. */
export function partOf(field: string): Part {
  if (/^(name|number)\./.test(field) || field === 'birth_year') return 'file';
  if (cardTexts.has(field) || channels.some((channel) => field === `safe.${channel}`)) return 'card';
  const part = coded.get(field)?.part;
  if (!part) throw doesNotFit(field);
  return part;
}

/** The value of a change, checked by what its field asks for. Refuses `answer-does-not-fit`, naming the field only. */
export function checkedValue({ field, value }: Pick<PersonChange, 'field' | 'value'>, lists: CodeLists): PersonValue {
  if (value === null) return null;
  if (field.startsWith('name.')) return fitting(field, nameSchema, value);
  if (field.startsWith('number.')) return fitting(field, numberSchema, value);
  if (field.startsWith('safe.')) return fitting(field, safeRuleSchema, value);
  if (field === 'birth_year') return fitting(field, birthYearSchema, value);
  const longest = cardTexts.get(field);
  const list = lists[coded.get(field)?.list ?? ''] ?? [];
  const fits = typeof value === 'string' && (longest === undefined ? list.includes(value) : value.length <= longest);
  if (!fits) throw doesNotFit(field);
  return value;
}

function fitting<T extends PersonValue>(field: string, schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (!result.success) throw doesNotFit(field);
  return result.data;
}

/** A change that does not fit its field. */
export function doesNotFit(field: string) {
  return refuse('answer-does-not-fit', 400, { field });
}

/** The clear column a field stands in, if it is coded. */
export function columnOf(field: string): { table: 'persons' | 'cards'; column: string } | null {
  const found = coded.get(field);
  return found ? { table: found.part === 'file' ? 'persons' : 'cards', column: found.column } : null;
}

/** A value as answers show it: a number masked, everything else as it is. */
export function shownValue(value: PersonValue): PersonValue {
  const isNumber = typeof value === 'object' && value !== null && 'number' in value;
  return isNumber ? { ...value, number: maskNumber(value.number) } : value;
}

/** Whether two values say the same, so that two people writing the same thing is no conflict. */
export function sameValue(a: PersonValue, b: PersonValue): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

const order: PersonName['kind'][] = ['given', 'surname'];

/** How a person is called in one line: given name and surname, else the first name there is; null without any. */
export function displayName(names: PersonName[]): string | null {
  const first = order.flatMap((kind) => names.find((name) => name.kind === kind)?.text ?? []);
  const text = first.length > 0 ? first.join(' ') : (names[0]?.text ?? '');
  return text === '' ? null : text;
}
