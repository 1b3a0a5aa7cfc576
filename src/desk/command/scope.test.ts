import assert from 'node:assert/strict';
import { test } from 'node:test';
import { IconPlus } from '@tabler/icons-react';
import type { Command, CommandGroup } from './commands.ts';
import { gather, readAsked, withScope } from './scope.ts';

const row = (id: string, group: CommandGroup, title: string): Command => ({
  id,
  group,
  title,
  icon: IconPlus,
  run: () => {},
});
const ids = (rows: readonly Command[]) => rows.map((one) => one.id);

test('a sign in front narrows the bar to one kind', () => {
  assert.deepEqual(readAsked('@ djurdjin '), { scope: 'people', words: 'djurdjin' });
  assert.deepEqual(readAsked('#2026-04'), { scope: 'cases', words: '2026-04' });
  assert.deepEqual(readAsked('a@b'), { scope: null, words: 'a@b' });
});

test('choosing another kind keeps the words', () => {
  assert.equal(withScope('@ana', 'cases'), '#ana');
  assert.equal(withScope('@ana', null), 'ana');
});

test('people stand before cases and acts, acts are narrowed by their words', () => {
  const acts = [row('new', 'actions', 'Novi kontakt'), row('lock', 'actions', 'Zaključaj')];
  const found = [row('c1', 'cases', 'C-2025-0140'), row('p1', 'people', 'Anđelija Ćurđin')];
  assert.deepEqual(ids(gather(readAsked('nov'), acts, found)), ['p1', 'c1', 'new']);
  assert.deepEqual(ids(gather(readAsked('>'), acts, found)), ['new', 'lock']);
  assert.deepEqual(ids(gather(readAsked(''), acts, [])), ['new', 'lock']);
});

test('what is done daily, and so has a key, stands before what is seldom visited', () => {
  const acts = [row('staff', 'actions', 'Zaposleni'), { ...row('new', 'actions', 'Novi kontakt'), keys: 'c' }];
  assert.deepEqual(ids(gather(readAsked(''), acts, [])), ['new', 'staff']);
});

test('the same act offered twice is shown once', () => {
  const act = row('new', 'actions', 'Novi kontakt');
  assert.equal(gather(readAsked(''), [act, act], []).length, 1);
});
