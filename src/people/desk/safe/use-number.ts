import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ApiError, call } from '#desk/parts.ts';
import type { NumberAnswer, PersonAnswer, VerdictAnswer } from '../../shared.ts';
import { keys } from '../queries.ts';

/** What asking for a number gave: the whole number, or that now is not the time. */
export type Asked =
  | { kind: 'shown'; id: string; number: string; overridden: boolean }
  | { kind: 'later'; id: string; verdict: Pick<VerdictAnswer, 'why' | 'next'> };

type Asking = { number: string; override?: string };

/**
 * Notes that the rule was read and asks for a whole number (both audited). Outside the rule the answer is when; with
 * `override`, a reason, it is the number all the same.
 */
export function useNumber(person: PersonAnswer, contact: string | null) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ number, override }: Asking): Promise<Asked> => {
      const place = `/desk/api/people/${person.id}`;
      await call('POST', `${place}/rule-read`, { contact });
      try {
        const body = override === undefined ? { number, contact } : { number, contact, override };
        const answer = await call<NumberAnswer>('POST', `${place}/number`, body);
        return { kind: 'shown', id: number, number: answer.number, overridden: answer.overridden };
      } catch (error) {
        if (!(error instanceof ApiError) || error.code !== 'not-safe-now') throw error;
        return { kind: 'later', id: number, verdict: verdictOf(error) };
      }
    },
    onError: (error) => {
      const rewritten = error instanceof ApiError && error.code === 'rule-first';
      if (rewritten) void queries.invalidateQueries({ queryKey: keys.all });
    },
  });
}

/** What a refusal `not-safe-now` says: why, and when her hours begin again. */
export function verdictOf({ details }: ApiError): Pick<VerdictAnswer, 'why' | 'next'> {
  const next = String(details['next'] ?? '');
  return { why: String(details['why']) as VerdictAnswer['why'], next: next === '' ? null : next };
}
