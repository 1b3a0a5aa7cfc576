import assert from 'node:assert/strict';
import { test } from 'node:test';
import { columnOf, partOf } from './person.ts';

test('a field is one of ours: what every object has by itself is none', () => {
  for (const field of ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'safe.__proto__', 'surname', '']) {
    assert.throws(() => partOf(field), { code: 'answer-does-not-fit', details: { field } }, field);
    assert.equal(columnOf(field), null, field);
  }
  assert.deepEqual(
    [partOf('how_to_call'), partOf('risk'), partOf('sex'), partOf('name.x')],
    ['card', 'card', 'file', 'file'],
  );
});
