import { askedOf, fits, type Answer, type Question } from '#kernel/forms.ts';
import { newId } from '#kernel/ids.ts';
import { openTicket, sealTicket } from '#vault/index.ts';
import { codeLists } from '../codes.ts';
import { messageForm } from '../forms/message.form.ts';

/** What somebody has answered so far. It travels in her form, sealed: no cookie, no storage, nothing on the server. */
export type Draft = { id: string; answers: Record<string, Answer> };

/** Long enough for whoever writes slowly or is interrupted. */
const DRAFT_SECONDS = 12 * 3600;

/** A draft with nothing answered. */
export function newDraft(): Draft {
  return { id: newId(), answers: {} };
}

/** A draft as its page carries it. */
export function sealDraft(draft: Draft): string {
  return sealTicket('draft', draft, DRAFT_SECONDS);
}

/** The draft a page sent; null of one that is over or none of ours. */
export function openDraft(ticket: string): Draft | null {
  return openTicket<Draft>('draft', ticket);
}

/** The question everything begins with. */
export function firstQuestion(): Question {
  const [first] = messageForm.questions;
  if (!first) throw new Error('a form asks something');
  return first;
}

/** The next question after this one, by what is answered now; null: all have been asked. Pure. */
export function nextAfter(answers: Draft['answers'], id: string): Question | null {
  const asked = askedOf(messageForm, answers);
  return asked[asked.findIndex((question) => question.id === id) + 1] ?? null;
}

/** The question before this one; null: it is the first. Pure. */
export function before(answers: Draft['answers'], id: string): Question | null {
  const asked = askedOf(messageForm, answers);
  return asked[asked.findIndex((question) => question.id === id) - 1] ?? null;
}

/** A text as the browser counted it: it sends each end of a line as two characters, and lets one type by one. Pure. */
export function asCounted(typed: string): string {
  return typed.replaceAll('\r\n', '\n');
}

/** The draft with a question answered as typed; null where that fits no answer. An empty one is none. Pure. */
export function answered(draft: Draft, question: Question, typed: string): Draft | null {
  const text = question.kind === 'line' ? typed.replaceAll(/\s+/g, ' ').trim() : asCounted(typed).trim();
  const value = text === '' ? null : text;
  if (!fits(question, codeLists, value)) return null;
  const answers = { ...draft.answers, [question.id]: value };
  const asked = new Set(askedOf(messageForm, answers).map(({ id }) => id));
  return { ...draft, answers: Object.fromEntries(Object.entries(answers).filter(([id]) => asked.has(id))) };
}
