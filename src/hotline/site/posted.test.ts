import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { Hono } from 'hono';
import type { Visit } from '#site/parts.ts';
import { createKeyring, useKeyring } from '#vault/index.ts';
import { makeFileRoom } from './file-room.ts';
import { readPosted, type Posted } from './posted.ts';

before(async () => useKeyring(await createKeyring(join(mkdtempSync(join(tmpdir(), 'astra-posted-')), 'keys'))));

const MARK = 'crta';
const PART = (name: string, more = '') => `--${MARK}\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n`;
/** Her words, then so much of a file that the form is a large one. */
const BEGUN = `${PART('text')}Kamion kod pumpe.\r\n${PART('files', '; filename="a.txt"')}${'x'.repeat(200 * 1024)}`;

const room = makeFileRoom();
const app = new Hono();
const came = new Map<string, Posted>();
app.post('/', async (c) => {
  const source = c.req.header('x-source') ?? '';
  const posted = await readPosted({ c, source, freeDisk: async () => null } as unknown as Visit, room);
  came.set(c.req.header('x-which') ?? '', posted);
  return c.text('read');
});

/** A large form out of one place that is sent as far as its file, and ends when it is told to. */
function slowly(source: string): { read: Promise<Posted>; end: () => void } {
  let end = () => {};
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(Buffer.from(BEGUN));
      end = () => {
        controller.enqueue(Buffer.from(`\r\n--${MARK}--\r\n`));
        controller.close();
      };
    },
  });
  const which = crypto.randomUUID();
  const headers = { 'x-source': source, 'x-which': which, 'content-type': `multipart/form-data; boundary=${MARK}` };
  const request = new Request('http://localhost/', { method: 'POST', headers, body, duplex: 'half' } as RequestInit);
  const read = (async () => {
    await app.request(request);
    const posted = came.get(which);
    assert(posted);
    return posted;
  })();
  return { read, end };
}

/** Lets everything happen that needs nobody's doing. */
const settle = () => pause(50);

test('of one source two large forms are under way; a third is told so with what she wrote, and somebody elsewhere is read', async () => {
  const first = slowly('198.51.100.1');
  const second = slowly('198.51.100.1');
  await settle();
  const third = slowly('198.51.100.1');
  await settle();
  // It is answered once all of it is sent.
  third.end();
  const told = await third.read;
  assert.equal(told.refused?.code, 'busy');
  assert.deepEqual([told.form.text('text'), told.form.files.length], ['Kamion kod pumpe.', 0]);
  const elsewhere = slowly('198.51.100.2');
  await settle();
  elsewhere.end();
  assert.equal((await elsewhere.read).refused, null);
  first.end();
  await first.read;
  const again = slowly('198.51.100.1');
  await settle();
  again.end();
  assert.equal((await again.read).refused, null, 'when one of hers has ended the next is taken');
  second.end();
  await second.read;
});

test('of all three large forms are read at a time; the fourth waits until one has ended, and is not refused', async () => {
  const reading = ['198.51.100.3', '198.51.100.4', '198.51.100.5'].map(slowly);
  await settle();
  const fourth = slowly('198.51.100.6');
  fourth.end();
  let isRead = false;
  void fourth.read.then(() => (isRead = true));
  await settle();
  assert.equal(isRead, false);
  reading[0]?.end();
  await reading[0]?.read;
  const posted = await fourth.read;
  assert.deepEqual([posted.refused, posted.form.files.length], [null, 1]);
  for (const each of reading.slice(1)) {
    each.end();
    await each.read;
  }
});
