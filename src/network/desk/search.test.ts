import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toCyrillic } from '#kernel/words-server.ts';
import type { OrganisationAnswer } from '../shared.ts';
import { lineOf, organisationsLike } from './search.ts';

const one = (name: string, rest: Partial<OrganisationAnswer> = {}): OrganisationAnswer => ({
  ...{
    id: name,
    name,
    services: ['accom'],
    forWhom: [],
    languages: [],
    country: 'RS',
    numbers: [],
    hours: '',
    where: '',
  },
  ...{ safeContact: '', note: '', version: 1, by: '', at: '', checkedOn: '2026-11-01', checkedBy: '', old: false },
  retiredOn: null,
  ...rest,
});
const all = [
  one('Sigurna kuća „Dunja“', { where: 'Žagubica', numbers: ['060 000 0700'], hours: 'stalno' }),
  one('Pravna pomoć Đurđevak', { services: ['legal_info'] }),
  one('Stara kuća', { retiredOn: '2026-10-01' }),
];
const names = (sought: Parameters<typeof organisationsLike>[1]) =>
  organisationsLike(all, sought, ({ services }) => services.join(' ')).map(({ name }) => name);
const nothing = { query: '', service: null, retired: false };

test('typed in either script, with or without marks, by name, place, number or what it is for', () => {
  for (const query of ['dunja', 'sigurna kuca', toCyrillic('Žagubica'), '060', 'accom'])
    assert.deepEqual(names({ ...nothing, query }), ['Sigurna kuća „Dunja“'], query);
  assert.deepEqual(names({ ...nothing, query: 'djurdjevak' }), ['Pravna pomoć Đurđevak']);
  assert.deepEqual(names({ ...nothing, query: 'nema' }), []);
});

test('one no longer there shows only where it is asked for', () => {
  assert.equal(names(nothing).length, 2);
  assert.equal(names({ ...nothing, retired: true }).length, 3);
  assert.deepEqual(names({ ...nothing, service: 'legal_info' }), ['Pravna pomoć Đurđevak']);
});

test('in the talk it is one line: name, number, hours, and nothing where nothing is known', () => {
  assert.deepEqual(all.slice(0, 2).map(lineOf), [
    'Sigurna kuća „Dunja“, 060 000 0700, stalno',
    'Pravna pomoć Đurđevak',
  ]);
});
