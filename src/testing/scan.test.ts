import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formsOf } from './canaries.ts';
import { makeScanner } from './scan.ts';

const needle = (text: string) => ({ bytes: Buffer.from(text), name: text });
const find = (needles: string[], text: string) => [...makeScanner(needles.map(needle)).find(Buffer.from(text))];

test('needles are found at the beginning, the end, within each other and nowhere else', () => {
  assert.deepEqual(find(['Vesna', 'esna'], 'Vesna').toSorted(), ['Vesna', 'esna']);
  assert.deepEqual(find(['Vesna'], 'majka Vesna'), ['Vesna']);
  assert.deepEqual(find(['Vesna', 'Vesela'], 'Vese Vesn esna'), []);
  assert.deepEqual(find(['Vesna'], ''), []);
  assert.deepEqual(find(['Vesna'], 'Ves'), []);
});

test('a needle too short to mean anything is refused', () => {
  assert.throws(() => makeScanner([needle('abc')]), /too short/);
});

test('a name is looked for in either script, without marks, in every encoding and as a plain hash', () => {
  const { find: look } = makeScanner(formsOf({ kind: 'name', text: 'Anđelija Žitkov' }));
  const leaks = [
    'ANĐELIJA ŽITKOV',
    'andelija zitkov',
    'andjelija zitkov',
    'Анђелија Житков',
    'An\u0111elija Z\u030citkov',
    // printf %s 'anđelija žitkov' | sha1sum; md5sum; sha256sum
    'd855d3a3e9ac6ab7498c63e21477062564b6f2c1',
    '7530972ECA9782AD04BDF4B5E1EE6814',
    '9e16367be0079be05e852b88e56f42adcb7fa6a3f4ea1d61f77d80176da45be0',
    // printf %s 'andjelija zitkov' | openssl dgst -sha256 -binary | base64
    '6K4s6r0yXlNtVyKyfdm8BJj0xa3qjTe1uvrawEDivI0=',
  ];
  for (const leak of leaks) assert.ok(look(Buffer.from(leak)).size > 0, leak);
  assert.ok(look(Buffer.from('Анђелија Житков', 'utf16le')).size > 0, 'UTF-16');
  assert.ok(look(Buffer.from('Анђелија Житков', 'utf16le').swap16()).size > 0, 'UTF-16, big end first');
  assert.equal(look(Buffer.from('Milica Stanojev')).size, 0);
});

test('a number is looked for as it was typed and as digits only', () => {
  const { find: look } = makeScanner(formsOf({ kind: 'number', text: '+381 64 555-0142' }));
  for (const leak of ['+381 64 555-0142', '381645550142', '645550142'])
    assert.ok(look(Buffer.from(leak)).size > 0, leak);
});
