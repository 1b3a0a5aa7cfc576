import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import type { Answer } from '#kernel/forms.ts';
import type { Fact, FactSaved } from '../../shared.ts';
import { createFactSaving } from './fact-saving.ts';

/** A server that answers when the test lets it. */
function world() {
  const sent: { value: Answer; basedOn: number; answer: (said: FactSaved | Error) => void }[] = [];
  const saving = createFactSaving({
    put: (_question, value, basedOn) => {
      const { promise, resolve, reject } = Promise.withResolvers<FactSaved>();
      sent.push({ value, basedOn, answer: (said) => (said instanceof Error ? reject(said) : resolve(said)) });
      return promise;
    },
    afresh: async () => undefined,
  });
  return { saving, sent };
}
const saved = (version: number): FactSaved => ({ saved: { version, at: '2026-11-23T20:00:00Z' } });

test('what is chosen while the answer before is on its way stands at once, follows it, and meets nobody', async () => {
  const { saving, sent } = world();
  saving.write('means', ['force'], 3);
  saving.write('means', ['force', 'debt'], 3);
  assert.deepEqual(saving.now().written['means'], ['force', 'debt']);
  assert.deepEqual(
    sent.map(({ value, basedOn }) => [value, basedOn]),
    [[['force'], 3]],
  );
  sent[0]?.answer(saved(4));
  await turn();
  assert.deepEqual([sent[1]?.value, sent[1]?.basedOn], [['force', 'debt'], 4]);
  sent[1]?.answer(saved(5));
  await turn();
  assert.deepEqual(saving.now(), { written: {}, clash: null, error: null });
  saving.write('means', ['debt'], 3);
  assert.equal(sent[2]?.basedOn, 5, 'though the screen has not heard of it yet');
});

test('where somebody else answered meanwhile both stand until somebody decides', async () => {
  const { saving, sent } = world();
  const theirs: Fact = { version: 4, value: 'women', by: 'vesna', at: '2026-11-23T20:00:00Z' };
  saving.write('sex', 'men', 3);
  sent[0]?.answer({ clash: theirs });
  await turn();
  assert.deepEqual(saving.now().clash, { question: 'sex', mine: 'men', theirs });
  saving.write('sex', 'men', 4);
  assert.deepEqual([saving.now().clash, sent[1]?.basedOn], [null, 4]);
});

test('what is not taken is said, and the next answer that is taken ends that', async () => {
  const { saving, sent } = world();
  const refused = new Error('no');
  saving.write('sex', 'men', 0);
  sent[0]?.answer(refused);
  await turn();
  assert.deepEqual(saving.now(), { written: {}, clash: null, error: refused });
  saving.write('sex', 'men', 0);
  sent[1]?.answer(saved(1));
  await turn();
  assert.equal(saving.now().error, null);
});
