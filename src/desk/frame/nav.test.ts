import assert from 'node:assert/strict';
import { test } from 'node:test';
import { IconPlus } from '@tabler/icons-react';
import { navFor, type NavItem } from './nav.ts';

const item = (path: string, order: number, more: Partial<NavItem> = {}): NavItem => ({
  path,
  order,
  icon: IconPlus,
  word: path,
  ...more,
});

test('the rail keeps its order, the diary at the end, and shows no door one may not enter', () => {
  const items = [
    item('log', 1, { end: true }),
    item('cases', 3),
    item('duty', 1),
    item('audit', 2, { needs: 'audit.read' }),
  ];
  assert.deepEqual(
    navFor(items, []).map((one) => one.path),
    ['duty', 'cases', 'log'],
  );
  assert.deepEqual(
    navFor(items, ['audit.read']).map((one) => one.path),
    ['duty', 'audit', 'cases', 'log'],
  );
});
