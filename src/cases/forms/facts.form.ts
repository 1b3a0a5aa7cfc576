import type { Form } from '#kernel/forms.ts';

/**
 * What happened to the person of concern, in closed lists: HTCDS 2.0 with its gaps closed (domain.md 3.1). Nothing is
 * required; "unknown" and "refused" are answers, and neither is "no". Who she is stands nowhere here.
 */
export const factsForm: Form = {
  id: 'case-facts',
  version: 1,
  questions: [
    { id: 'forms', half: 'coded', kind: 'many', list: 'exploitation', place: 'open' },
    { id: 'primary_form', half: 'coded', kind: 'one', list: 'exploitation', place: 'open' },
    { id: 'sexual', half: 'coded', kind: 'many', list: 'sexual_exploitation', place: 'folded' },
    { id: 'criminality', half: 'coded', kind: 'many', list: 'forced_criminality', place: 'folded' },
    { id: 'industry', half: 'coded', kind: 'many', list: 'industry', place: 'folded' },
    { id: 'control', half: 'coded', kind: 'many', list: 'control', place: 'open' },
    { id: 'recruitment', half: 'coded', kind: 'many', list: 'recruitment', place: 'open' },
    { id: 'relation', half: 'coded', kind: 'one', list: 'trafficker_relation', place: 'open' },
    { id: 'origin', half: 'coded', kind: 'one', list: 'country', place: 'open' },
    { id: 'transit', half: 'coded', kind: 'many', list: 'country', place: 'folded' },
    { id: 'destination', half: 'coded', kind: 'many', list: 'country', place: 'open' },
    { id: 'sex', half: 'coded', kind: 'one', list: 'sex', place: 'open' },
    { id: 'age_band', half: 'coded', kind: 'one', list: 'age_band', place: 'open' },
  ],
};
