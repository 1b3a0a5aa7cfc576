import type { Form } from '#kernel/forms.ts';

/**
 * What a visitor is asked who writes to us herself: one question a page, every one can be skipped. The wording is in
 * `words/` (`hotline.write.q.<question>`).
 */
export const messageForm: Form = {
  id: 'message',
  version: 1,
  questions: [
    { id: 'danger', half: 'sealed', kind: 'one', list: 'write_danger', place: 'open' },
    { id: 'words', half: 'sealed', kind: 'text', place: 'open', most: 8000 },
    { id: 'answer', half: 'sealed', kind: 'one', list: 'write_answer', place: 'open' },
    {
      ...{ id: 'reach', half: 'sealed', kind: 'text', place: 'open', most: 500 },
      when: { question: 'answer', is: ['call', 'email'] },
    },
    { id: 'seen', half: 'sealed', kind: 'one', list: 'write_seen', place: 'open' },
    { id: 'where', half: 'sealed', kind: 'line', place: 'open', most: 200 },
    { id: 'called', half: 'sealed', kind: 'line', place: 'open', most: 100 },
  ],
};
