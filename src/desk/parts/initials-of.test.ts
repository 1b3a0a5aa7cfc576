import assert from 'node:assert/strict';
import { test } from 'node:test';
import { initialsOf } from './initials-of.ts';

test('the initials of a name are letters of it, whatever stands around them', () => {
  const names = [
    'Milica Stanojev',
    'Анђелија Ћурђин',
    'Rada Halas-Obradović',
    'Đurđa',
    '„gazdarica“ iz stana',
    '(Beba)',
    '',
  ];
  assert.deepEqual(names.map(initialsOf), ['MS', 'АЋ', 'RH', 'Đ', 'GS', 'B', '']);
});
