import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { concat, encodeFields, equalBytes, fromBase64, randomKey, timingSafeText, toBase64 } from './bytes.ts';

const fields = fc.array(fc.oneof(fc.string(), fc.uint8Array()), { maxLength: 5 });
const bytesOf = (field: string | Uint8Array) => Buffer.from(field as string);

test('bytes survive as text, and the text fits a cookie', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      assert.deepEqual(fromBase64(toBase64(bytes)), bytes);
      assert.match(toBase64(bytes), /^[\w-]*$/);
    }),
  );
});

test('different fields never give the same bytes', () => {
  fc.assert(
    fc.property(fields, fields, (a, b) => {
      const same = a.length === b.length && a.every((field, at) => bytesOf(field).equals(bytesOf(b[at] ?? '')));
      assert.equal(equalBytes(encodeFields(a), encodeFields(b)), same);
    }),
  );
  assert.notDeepEqual(encodeFields(['a', 'b']), encodeFields(['ab']));
  assert.notDeepEqual(encodeFields([]), encodeFields(['']));
});

test('random keys are 32 bytes and never the same; nothing here is a Buffer, which the share library refuses', () => {
  assert.equal(randomKey().length, 32);
  assert.notDeepEqual(randomKey(), randomKey());
  for (const bytes of [randomKey(), concat(randomKey(1)), fromBase64('AA')])
    assert.equal(bytes.constructor, Uint8Array);
});

test('a typed secret fits only when it is there and whole', () => {
  assert.ok(timingSafeText('lipa', 'lipa'));
  assert.ok(!timingSafeText('lip', 'lipa'));
  assert.ok(!timingSafeText(undefined, 'lipa'));
  assert.ok(!timingSafeText('lipa', null));
  assert.ok(!equalBytes(Uint8Array.of(1), Uint8Array.of(1, 2)));
});
