import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { questionOf } from '#kernel/forms.ts';
import { readTable } from '#kernel/lists.ts';
import { contactForm } from './forms/contact.form.ts';
import { checksOf } from './practice-calls.ts';
import { PRACTICE_LINES, practiceCalls } from './shared.ts';

const rows = readTable(new URL('./lists/practice-calls.tsv', import.meta.url));
const said = JSON.parse(readFileSync(new URL('./words/sr-Latn.json', import.meta.url), 'utf8')) as Record<
  string,
  string
>;

test('every practice call is whole: a title, all its lines, and something to look back at', () => {
  assert.deepEqual([...new Set(rows.map((row) => row['call']))], [...practiceCalls]);
  for (const call of practiceCalls) {
    assert.ok(said[`hotline.practice.${call}.title`], call);
    for (let line = 1; line <= PRACTICE_LINES; line++)
      assert.ok(said[`hotline.practice.${call}.line.${line}`], `${call} ${line}`);
    assert.equal(said[`hotline.practice.${call}.line.${PRACTICE_LINES + 1}`], undefined, 'no line nobody is shown');
    assert.ok(checksOf(call).length >= 5, call);
    for (const { code } of checksOf(call)) assert.ok(said[`hotline.practice.${call}.${code}`], `${call} ${code}`);
  }
});

test('what shows that something was asked is an answer the contact has', () => {
  for (const { field } of practiceCalls.flatMap(checksOf))
    if (field !== null) assert.ok(questionOf(contactForm, field), field);
});

test('no practice call names a number anybody could ring, and each row says where it is from', () => {
  for (const [key, text] of Object.entries(said))
    if (key.startsWith('hotline.practice.')) assert.doesNotMatch(text, /\d{3}[ /-]?\d{3}/, key);
  for (const row of rows) assert.match(`${row['source']} ${row['verified']}`, /^\S.* (yes|no)$/, row['code']);
});
