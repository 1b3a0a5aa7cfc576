import assert from 'node:assert/strict';
import { test } from 'node:test';
import { edited, startDraft } from '../autosave/draft.ts';
import { isLine, linesOf, opensInsert } from './lines.ts';

const line = (at: string, text: string | null) => ({ voice: 'mine' as const, at, text });

test('the talk stands in the order it was begun, without what was removed', () => {
  const kept = (value: ReturnType<typeof line>) => ({ version: 1, value, by: 'ana', at: value.at });
  const draft = startDraft({
    'talk.b': kept(line('2026-11-23T20:17:00.000Z', 'drugo')),
    'talk.a': kept(line('2026-11-23T20:15:00.000Z', 'prvo')),
    'talk.c': kept(line('2026-11-23T20:16:00.000Z', 'sklonjeno')),
    risk: { version: 1, value: 'high', by: 'ana', at: '2026-11-23T20:16:00.000Z' },
  });
  const removed = edited(draft, 'talk.c', line('2026-11-23T20:16:00.000Z', null), '2026-11-23T20:18:00.000Z');
  assert.deepEqual(
    linesOf(removed).map(({ text }) => text),
    ['prvo', 'drugo'],
  );
});

test('a slash inside a word stays a slash', () => {
  assert.deepEqual(['', 'reč ', 'i', '12'].map(opensInsert), [true, true, false, false]);
});

test('lines begun in the same moment keep one order, whichever came first', () => {
  const at = '2026-11-23T20:15:00.000Z';
  const kept = (text: string) => ({ version: 1, value: line(at, text), by: 'ana', at });
  const fields = (draft: Parameters<typeof linesOf>[0]) => linesOf(draft).map(({ field }) => field);
  assert.deepEqual(fields(startDraft({ 'talk.b': kept('b'), 'talk.a': kept('a') })), ['talk.a', 'talk.b']);
  assert.deepEqual(fields(startDraft({ 'talk.a': kept('a'), 'talk.b': kept('b') })), ['talk.a', 'talk.b']);
});

test('an answer, none, and a list are no lines of the talk', () => {
  assert.deepEqual([line('', ''), 'high', null, ['a']].map(isLine), [true, false, false, false]);
});
