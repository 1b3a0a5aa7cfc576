import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCodeLists } from '#kernel/lists.ts';
import { falls, kindsIn } from './case.ts';
import { caseRoles, closings, risks, statuses, timelineGroups } from './shared.ts';

test('the closed lists are the same in the table, with their sources, and in the code', () => {
  const lists = readCodeLists(new URL('./lists/codes.tsv', import.meta.url));
  assert.deepEqual(lists['role'], [...caseRoles]);
  assert.deepEqual(lists['risk'], [...risks]);
  assert.deepEqual(lists['status'], [...statuses]);
  assert.deepEqual(lists['closing'], [...closings]);
});

test('a kind of line belongs to one group of the timeline, and "all" narrows nothing', () => {
  const kinds = timelineGroups.flatMap((group) => kindsIn(group) ?? []);
  assert.equal(new Set(kinds).size, kinds.length);
  assert.equal(kindsIn('all'), null);
});

test('a risk falls only where it gets less grave', () => {
  assert.ok(falls('critical', 'high') && falls('medium', 'low'));
  assert.ok(!falls('low', 'low') && !falls('high', 'critical'));
});
