import { useMutation } from '@tanstack/react-query';
import { call } from '#desk/parts.ts';
import { isMasked, type BeyondAnswer } from '../../shared.ts';
import type { Typed } from './use-known.ts';

/** A whole question: one line, or the fields of a contact. */
export type Question = { query: string } | { number: string; name: string; contact: string; held: boolean };
export type Why = { reason: string; words: string };

/** What a contact's fields ask; a number of which the screen has the mask is asked as the one the contact holds. */
export function questionOf({ contact, name, number }: Typed): Question {
  const held = isMasked(number);
  return { number: held ? '' : number.trim(), name: name.trim(), contact, held };
}

/** Looks beyond one's own records. Only ever at a press, and never again by itself: each look is noted with its reason. */
export function useBeyond(question: Question) {
  return useMutation({
    mutationFn: (why: Why) => call<BeyondAnswer>('POST', '/desk/api/search/beyond', { ...question, ...why }),
  });
}
