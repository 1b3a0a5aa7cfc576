import assert from 'node:assert/strict';
import { test } from 'node:test';
import { questionOf } from '#kernel/forms.ts';
import { messageForm } from '../forms/message.form.ts';
import { answered, before, newDraft, nextAfter, type Draft } from './draft.ts';

const answer = (draft: Draft, id: string, typed: string) => {
  const question = questionOf(messageForm, id);
  assert(question);
  return answered(draft, question, typed);
};
const path = (draft: Draft) => {
  const ids: string[] = [];
  for (let id: string | undefined = 'danger'; id; id = nextAfter(draft.answers, id)?.id) ids.push(id);
  return ids;
};

test('how she can be reached is asked only of whoever wants to be rung or written to', () => {
  const whole = ['danger', 'words', 'answer', 'reach', 'seen', 'where', 'called'];
  const draft = newDraft();
  assert.deepEqual(
    path(draft),
    whole.filter((id) => id !== 'reach'),
  );
  assert.deepEqual(path(answer(draft, 'answer', 'call') ?? draft), whole);
  assert.equal(before({ answer: 'call' }, 'seen')?.id, 'reach');
  assert.equal(before({ answer: 'here' }, 'seen')?.id, 'answer');
  assert.equal(before({}, 'danger'), null);
});

test('who changes her mind about being rung leaves no number behind', () => {
  const called = answer(newDraft(), 'answer', 'call') ?? newDraft();
  const reached = answer(called, 'reach', '064 555 01 42') ?? called;
  assert.equal(reached.answers['reach'], '064 555 01 42');
  assert.ok(!('reach' in (answer(reached, 'answer', 'here') ?? reached).answers));
});

test('skipped is no answer; a code that is none, and more than fits, are refused', () => {
  assert.equal(answer(newDraft(), 'words', '  \n ')?.answers['words'], null);
  assert.equal(answer(newDraft(), 'answer', 'izmišljeno'), null);
  assert.equal(answer(newDraft(), 'called', 'x'.repeat(101)), null);
  assert.equal(answer(newDraft(), 'called', ' Dunja \n'.repeat(2))?.answers['called'], 'Dunja Dunja');
});
