import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fieldKey } from './field-name.ts';

const rooms = ['desk', 'hotline', 'cases', 'people'];
const words: Record<string, string> = Object.assign(
  {},
  ...rooms.map((room) => JSON.parse(readFileSync(new URL(`../${room}/words/en.json`, import.meta.url), 'utf8'))),
);
const said = (field: string) => {
  const key = fieldKey(field, (one) => one in words);
  return key && words[key];
};

test('an error names the field as the page names it, and a code never', () => {
  assert.equal(said('ended'), 'When it ended');
  assert.equal(said('caller_name'), 'Name, as given');
  assert.equal(said('recruitment'), 'How recruited');
  assert.equal(said('how_to_call'), 'How we address her');
  for (const many of ['talk.7dcfce21-f5a2', 'name.7dcfce21', 'number.7dcfce21', 'safe.telephone'])
    assert.ok(said(many), many);
  assert.equal(said('D1.01'), null);
});
