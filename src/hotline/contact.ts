import { now } from '#kernel/clock.ts';
import { fits, isMoment, questionOf, type Answer, type CodeLists } from '#kernel/forms.ts';
import { refuse } from '#kernel/errors.ts';
import { isMasked, maskIn } from '#people/shared.ts';
import { contactForm } from './forms/contact.form.ts';
import { talkLineSchema, type Change, type Field, type FieldValue, type TalkLine } from './shared.ts';

/** Whether a field is a line of the talk. */
export function isTalk(field: string): boolean {
  return field.startsWith('talk.');
}

/** Whether a field holds a number, which answers show masked. */
export function isMaskedField(field: string): boolean {
  return questionOf(contactForm, field)?.masked === true;
}

/** A value as answers show it: a number masked, everything else as it is. */
export function shownValue(field: string, value: FieldValue): FieldValue {
  return typeof value === 'string' && isMaskedField(field) ? maskIn(value) : value;
}

/** A field as answers show it. */
export function shownField(name: string, field: Field): Field {
  return { ...field, value: shownValue(name, field.value) };
}

/** The value of a change, checked against the form. Refuses `number-masked`, `not-yet`, and `answer-does-not-fit`, naming the field only. */
export function checkedValue(change: Change, lists: CodeLists): FieldValue {
  if (isTalk(change.field)) {
    const line = talkLineSchema.safeParse(change.value);
    if (!line.success || line.data.text?.isWellFormed() === false) throw doesNotFit(change.field);
    return line.data;
  }
  const question = questionOf(contactForm, change.field);
  if (!question || !fits(question, lists, change.value)) throw doesNotFit(change.field);
  if (question.masked && typeof change.value === 'string' && isMasked(change.value))
    throw refuse('number-masked', 400, { field: change.field });
  if (question.kind === 'moment' && isMoment(change.value)) refuseFuture(change.value, change.field);
  return change.value;
}

const CLOCKS_DIFFER_MS = 60_000;

/** Refuses `not-yet` for a moment that has not come, naming the field it stands in. */
export function refuseFuture(moment: string, field: string): void {
  if (Date.parse(moment) > now().getTime() + CLOCKS_DIFFER_MS) throw refuse('not-yet', 400, { field });
}

/** A change that does not fit its field. */
export function doesNotFit(field: string) {
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
