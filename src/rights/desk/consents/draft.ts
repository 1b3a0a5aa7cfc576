import { now } from '#kernel/clock.ts';
import { hasRecipient, type ConsentAnswer, type ConsentSaid, type Purpose } from '../../shared.ts';

/** What stands in the form of a consent. */
export type ConsentDraft = Omit<ConsentSaid, 'state'> & { purpose: Purpose; recipient: string };
export type AnswerNow = ConsentSaid['state'];

const dayMs = 86_400_000;
const usualDays = 7;

/** A day from today, as a field for a day writes it. */
export const dayIn = (days: number): string => new Date(now().getTime() + days * dayMs).toISOString().slice(0, 10);

/** The form as it begins: as it was asked before, with a new week, and nothing ticked that has to be said again. */
export function startConsent(asked: ConsentAnswer | null): ConsentDraft {
  return {
    purpose: asked?.purpose ?? 'referral',
    recipient: asked?.recipient?.name ?? '',
    data: asked?.data ?? [],
    until: dayIn(usualDays),
    points: [],
    way: null,
    language: asked?.language ?? null,
    child: asked?.child ?? null,
    words: asked?.words ?? '',
  };
}

/** What is still missing before this can be sent, by field; a no needs less than a yes. */
export function missingIn(draft: ConsentDraft, state: AnswerNow): 'recipient' | 'data' | null {
  if (!hasRecipient(draft.purpose)) return null;
  if (draft.recipient.trim().length < 2) return 'recipient';
  return state === 'given' && draft.data.length === 0 ? 'data' : null;
}

/** What is sent of it. */
export function saidIn(draft: ConsentDraft, state: AnswerNow): ConsentSaid {
  const { data, until, points, way, language, child, words } = draft;
  const leaves = hasRecipient(draft.purpose);
  const given = state === 'given';
  return {
    state,
    data: leaves ? data : [],
    until: given && leaves ? until : null,
    points,
    way,
    language,
    child,
    words: words.trim(),
  };
}
