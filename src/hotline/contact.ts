import { fits, questionOf, type Answer, type CodeLists } from '#kernel/forms.ts';
import { refuse } from '#kernel/errors.ts';
import { contactForm } from './forms/contact.form.ts';
import { talkLineSchema, type Change, type FieldValue, type TalkLine } from './shared.ts';

/** Whether a field is a line of the talk. */
export function isTalk(field: string): boolean {
  return field.startsWith('talk.');
}

/** The value of a change, checked against the form. Refuses `answer-does-not-fit`, naming the field only. */
export function checkedValue(change: Change, lists: CodeLists): FieldValue {
  if (isTalk(change.field)) {
    const line = talkLineSchema.safeParse(change.value);
    if (!line.success || line.data.text?.isWellFormed() === false) throw doesNotFit(change.field);
    return line.data;
  }
  const question = questionOf(contactForm, change.field);
  if (!question || !fits(question, lists, change.value)) throw doesNotFit(change.field);
  return change.value;
}

function doesNotFit(field: string) {
  return refuse('answer-does-not-fit', 400, { field });
}

/** Whether two values say the same, so that two people writing the same thing is no conflict. */
export function sameValue(a: FieldValue, b: FieldValue): boolean {
  return JSON.stringify(normal(a)) === JSON.stringify(normal(b));
}

function normal(value: FieldValue): unknown {
  if (Array.isArray(value)) return value.toSorted();
  return isTalkLine(value) ? [value.voice, value.text] : value;
}

function isTalkLine(value: FieldValue): value is TalkLine {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The coded column's value of an answer; only coded questions have one. */
export function columnValue(field: string, value: FieldValue): Answer | undefined {
  if (questionOf(contactForm, field)?.half !== 'coded' || isTalkLine(value)) return undefined;
  return value;
}
