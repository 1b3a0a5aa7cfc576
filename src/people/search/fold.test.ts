import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tokensOf } from './fold.ts';

const plain = (name: string) => tokensOf(name).map((token) => token.plain);

test('Latin, Cyrillic and stripped spellings of a name have one normal form (domain.md 11.11)', () => {
  const form = ['jovana', 'djuric'];
  for (const name of ['Jovana Đurić', 'Јована Ђурић', 'Jovana Djuric', 'JOVANA ĐURIĆ', 'Jovana-Đurić'])
    assert.deepEqual(plain(name), form, name);
  // Composed and decomposed, as different keyboards and telephones send it.
  assert.deepEqual(plain('Jovana Đurić'.normalize('NFD')), form);
});

test('a letter that is another letter stays another: only marks are taken off', () => {
  assert.notDeepEqual(plain('Jovana Durić'), plain('Jovana Đurić'));
  assert.notDeepEqual(plain('Ana'), plain('Anja'));
  assert.deepEqual(plain('Žarko Šašić'), plain('Жарко Шашић'));
});

test('what is no letter or digit parts words and is no word', () => {
  assert.deepEqual(plain('  Ana —  Marija, (Ива) '), ['ana', 'marija', 'iva']);
  assert.deepEqual(plain('— , ()'), []);
});

test('an apostrophe between letters parts no word, whichever sign it is; quotation marks are none', () => {
  for (const name of ["Isma'il", 'Isma’il', 'Isma‘il', 'Ismaʼil', 'Ismail', "'Ismail'"])
    assert.deepEqual(plain(name), ['ismail'], name);
  assert.deepEqual(plain('Мар’яна'), plain('Маряна'));
  assert.deepEqual(plain("Ana 'Ani' Anić"), ['ana', 'ani', 'anic']);
});

test('what cannot be seen, as texts bring it along that were copied, parts no word', () => {
  assert.deepEqual(plain('Jo\u00advana\u200e Đu\u200brić'), ['jovana', 'djuric']);
  assert.deepEqual(plain('علی\u200cرضا'), plain('علیرضا'));
});
