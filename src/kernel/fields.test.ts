import assert from 'node:assert/strict';
import { test } from 'node:test';
import { oneLine } from './fields.ts';

test('what is pasted into one line becomes one line, in any script; only then it is measured', () => {
  const read = (text: string) => oneLine(12, 2).safeParse(text).data;
  assert.equal(read(' Kuća\n\tDunja '), 'Kuća Dunja');
  assert.equal(read('Кућа\r\nДуња'), 'Кућа Дуња');
  assert.equal(read('a\u2028b'), 'a b');
  assert.equal(read('\n\n\n'), undefined);
  assert.equal(read('Kuća Dunja u Somboru'), undefined);
});
