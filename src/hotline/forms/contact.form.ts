import type { Form } from '#kernel/forms.ts';

/** What is asked about a contact, in the order people talk. Nothing is required; the wording is in `words/`. */
export const contactForm: Form = {
  id: 'contact',
  version: 1,
  questions: [
    { id: 'call_type', half: 'coded', kind: 'one', list: 'call_type', place: 'open', look: 'select' },
    { id: 'who_near', half: 'coded', kind: 'one', list: 'who_near', place: 'open', look: 'buttons' },
    { id: 'topics', half: 'coded', kind: 'many', list: 'topic', place: 'open', look: 'tags' },
    { id: 'means', half: 'coded', kind: 'many', list: 'means', place: 'open', look: 'tags' },
    { id: 'caller_name', half: 'sealed', kind: 'line', place: 'open', most: 200 },
    { id: 'caller_number', half: 'sealed', kind: 'line', place: 'open', most: 60 },
    { id: 'municipality', half: 'sealed', kind: 'line', place: 'open', most: 200 },
    { id: 'country', half: 'coded', kind: 'one', list: 'country', place: 'folded', look: 'select' },
    { id: 'age_band', half: 'coded', kind: 'one', list: 'age_band', place: 'open', look: 'buttons' },
    { id: 'language', half: 'coded', kind: 'one', list: 'language', place: 'open', look: 'select' },
    { id: 'interpreter', half: 'coded', kind: 'one', list: 'interpreter', place: 'folded', look: 'buttons' },
    { id: 'risk', half: 'coded', kind: 'one', list: 'risk', place: 'open', look: 'buttons' },
    { id: 'caller_role', half: 'coded', kind: 'one', list: 'caller_role', place: 'folded', look: 'select' },
    { id: 'caller_sex', half: 'coded', kind: 'one', list: 'sex', place: 'folded', look: 'buttons' },
    { id: 'relation', half: 'coded', kind: 'one', list: 'relation', place: 'folded', look: 'select' },
    { id: 'anonymous', half: 'coded', kind: 'one', list: 'yes_no', place: 'folded', look: 'buttons' },
    { id: 'information_given', half: 'coded', kind: 'many', list: 'information', place: 'folded', look: 'tags' },
    { id: 'handled_by', half: 'coded', kind: 'colleague', place: 'folded' },
    { id: 'safe_call_back', half: 'sealed', kind: 'text', place: 'folded', most: 1000 },
    { id: 'began', half: 'sealed', kind: 'line', place: 'folded', most: 40 },
    { id: 'ended', half: 'sealed', kind: 'line', place: 'folded', most: 40 },
  ],
};

/** Questions whose answers are typed columns of the contact's row. */
export const codedQuestions = contactForm.questions.filter((question) => question.half === 'coded');
