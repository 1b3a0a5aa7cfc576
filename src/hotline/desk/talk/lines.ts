import { isTalk } from '../../contact.ts';
import type { FieldValue, TalkLine } from '../../shared.ts';
import { valueOf, type Draft } from '../autosave/draft.ts';

/** A line of the talk with the field it is kept in. */
export type Spoken = TalkLine & { field: string };

/** Whether a field's value is a line of the talk. */
export function isLine(value: FieldValue): value is TalkLine {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The talk as it went: lines by the moment they were begun, removed ones left out. */
export function linesOf(draft: Draft): Spoken[] {
  const fields = new Set([...Object.keys(draft.known), ...Object.keys(draft.typed)].filter(isTalk));
  const lines = [...fields].flatMap((field) => {
    const value = valueOf(draft, field);
    return isLine(value) && value.text !== null ? [{ ...value, field }] : [];
  });
  return lines.toSorted((a, b) => a.at.localeCompare(b.at) || a.field.localeCompare(b.field));
}

/** Whether what stands before the cursor lets `/` open what can be inserted: the start, or a space. */
export function opensInsert(before: string): boolean {
  return before === '' || /\s$/.test(before);
}
