import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { UnsafeReason } from './answers.ts';
import { unsafeAnswer } from './unsafe-answer.ts';

const names = ['Svetionik', 'SOS linija'];
const cases: [string, string, Record<string, string>, UnsafeReason[]][] = [
  ['plain words to somebody who reads alone', 'Tu smo. Piši kad možeš.', { answer: 'here', seen: 'nobody' }, []],
  ['she wants no answer', 'Tu smo.', { answer: 'none' }, ['not_wanted']],
  ['somebody else uses her telephone', 'Tu smo.', { seen: 'others' }, ['seen']],
  ['somebody looks at times', 'Tu smo.', { seen: 'sometimes' }, ['seen']],
  [
    'it calls her by what she gave as name, in another case and script mark',
    'Draga ĐURĐA, tu smo.',
    { called: 'Đurđa' },
    ['names_her'],
  ],
  ['her name inside another word is none', 'Danas smo tu.', { called: 'Dan' }, ['names_her']],
  ['two letters are no name', 'Tu smo.', { called: 'Tu' }, []],
  ['it says who we are', 'Ovde Svetionik.', {}, ['names_us']],
  ['it gives the number of a telephone', 'Pozovi 064/555-01-42.', {}, ['number']],
  ['hours and a year are no number', 'Od 8 do 22, od 2026. godine.', {}, []],
  ['it gives an address on the web', 'Vidi www.primer.example', {}, ['link']],
];

for (const [name, text, answers, reasons] of cases)
  test(`an answer and its dangers: ${name}`, () => assert.deepEqual(unsafeAnswer(text, { answers, names }), reasons));
