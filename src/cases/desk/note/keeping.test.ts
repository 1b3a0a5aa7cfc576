import assert from 'node:assert/strict';
import { test } from 'node:test';
import { freshDraft, type NoteDraft } from './draft.ts';
import { createKeeping, type Kept } from './keeping.ts';

/** A page with one draft, and a server that answers when the test lets it. */
function page(text: string) {
  let draft: NoteDraft | undefined = { ...freshDraft({ case: 'slučaj', by: 'milica' }), id: 'n', text };
  const sent: { text: string; answer: (ok: boolean) => void }[] = [];
  const timers: { ms: number; run: () => void }[] = [];
  const told: Kept['kind'][] = [];
  const keeping = createKeeping({
    current: () => draft,
    put: ({ text: words }) =>
      new Promise((resolve, reject) => {
        sent.push({ text: words, answer: (fine) => (fine ? resolve() : reject(new Error('no'))) });
      }),
    tell: (_id, { kind }) => told.push(kind),
    now: () => '2026-11-23T20:00:00.000Z',
    later(ms, run) {
      const timer = { ms, run };
      timers.push(timer);
      return () => void timers.splice(timers.indexOf(timer) >>> 0, 1);
    },
  });
  const type = (words: string) => {
    if (draft) draft = { ...draft, text: words };
    keeping.typed('n');
  };
  const rest = () => timers.shift()?.run();
  return { keeping, sent, timers, told, type, rest, drop: () => (draft = undefined) };
}
const settle = () =>
  new Promise<void>((resolve) => {
    setImmediate(resolve);
  });

test('what is typed is sent when typing rests, and then said to be kept', async () => {
  const { sent, told, timers, type, rest } = page('');
  type('zvala');
  type('zvala je');
  assert.deepEqual([sent.length, timers.length], [0, 1]);
  rest();
  await settle();
  sent[0]?.answer(true);
  await settle();
  assert.deepEqual([sent.map(({ text }) => text), told], [['zvala je'], ['saving', 'saved']]);
});

test('what is typed while a request is under way follows it, never before it', async () => {
  const { sent, type, rest } = page('');
  type('prvo');
  rest();
  await settle();
  type('prvo i drugo');
  rest();
  await settle();
  assert.equal(sent.length, 1);
  sent[0]?.answer(true);
  await settle();
  assert.deepEqual(
    sent.map(({ text }) => text),
    ['prvo', 'prvo i drugo'],
  );
});

test('before a lock what is under way is waited for, and what was typed meanwhile', async () => {
  const { keeping, sent, type, rest } = page('');
  type('prvo');
  rest();
  await settle();
  type('prvo i drugo');
  rest();
  let flushed = false;
  const flushing = keeping.flush().then(() => (flushed = true));
  await settle();
  sent[0]?.answer(true);
  await settle();
  assert.deepEqual([sent.map(({ text }) => text), flushed], [['prvo', 'prvo i drugo'], false]);
  sent[1]?.answer(true);
  await flushing;
});

test('without a server it says so and tries again; nothing is given up', async () => {
  const { keeping, sent, told, timers, type, rest } = page('');
  type('zvala');
  rest();
  await settle();
  sent[0]?.answer(false);
  await settle();
  assert.deepEqual([told.at(-1), timers.length, keeping.isBehind()], ['failed', 1, true]);
  rest();
  await settle();
  sent[1]?.answer(true);
  await settle();
  assert.deepEqual([told.at(-1), keeping.isBehind()], ['saved', false]);
});

test('a note that was saved or put away is not sent afterwards', async () => {
  const { keeping, sent, type, drop } = page('');
  type('zvala');
  drop();
  await keeping.done('n');
  await keeping.flush();
  assert.equal(sent.length, 0);
});
