import type { Result } from './result.ts';

/** What a person decides beside the result of a check. */
export const decisions = ['presumed_victim', 'cannot_say_yet', 'not_presumed'] as const;
export type DecisionCode = (typeof decisions)[number];

const ADVISED: Record<Result, DecisionCode> = {
  strong_indication: 'presumed_victim',
  indication: 'presumed_victim',
  child_indication: 'presumed_victim',
  purpose_without_exploitation: 'presumed_victim',
  labour_rights_concern: 'not_presumed',
  vulnerable_no_indication: 'not_presumed',
  insufficient_information: 'cannot_say_yet',
};

/** Whether a decision says something else than the result advises, and so needs a reason. A list without weights advises nothing. */
export function differs(result: Result | null, decision: DecisionCode): boolean {
  return result !== null && decision !== 'cannot_say_yet' && ADVISED[result] !== decision;
}
