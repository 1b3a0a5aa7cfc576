import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Context } from 'hono';
import { jsonObject, readAtMost } from './input.ts';

/** A request whose body comes in these pieces; an error is a connection that breaks off. */
function sent(...pieces: (string | Error)[]): Request {
  const body = new ReadableStream<Uint8Array>({
    pull(into) {
      const piece = pieces.shift();
      if (piece === undefined) into.close();
      else if (piece instanceof Error) into.error(piece);
      else into.enqueue(Buffer.from(piece));
    },
  });
  return new Request('http://localhost/', { method: 'POST', body, duplex: 'half' } as RequestInit);
}

test('a body is read in whatever pieces it comes, up to its limit', async () => {
  assert.equal(Buffer.from(await readAtMost(sent('{"a"', ':1}'), 7)).toString(), '{"a":1}');
  await assert.rejects(readAtMost(sent('{"a"', ':12}'), 7), { code: 'too-large' });
});

test('a connection that breaks off half way is refused, and is no defect', async () => {
  const broken = Object.assign(new Error('aborted'), { code: 'ECONNRESET' });
  await assert.rejects(readAtMost(sent('{"a"', broken), 100), { name: 'Refusal', code: 'bad-json' });
});

test('no text comes in turned round or with something hidden in it, however deep it stands', () => {
  const json = { req: { header: () => 'application/json' } } as unknown as Context;
  const body = { changes: [{ value: { text: 'Jele\u200bna\u202e', number: '\u001b060 1234528' } }], note: 'a\nb' };
  assert.deepEqual(jsonObject(json, Buffer.from(JSON.stringify(body))), {
    changes: [{ value: { text: 'Jelena', number: '060 1234528' } }],
    note: 'a\nb',
  });
});
