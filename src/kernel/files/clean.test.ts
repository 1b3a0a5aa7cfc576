import assert from 'node:assert/strict';
import { test } from 'node:test';
import { constants, deflateRawSync } from 'node:zlib';
import sharp from 'sharp';
import { MOST_BYTES } from '../file-kinds.ts';
import { cleanFile } from './clean.ts';

const refused = (bytes: Uint8Array, code: string) => assert.rejects(cleanFile(bytes), { code }, code);

/** A PDF of a few kilobytes with a part that unpacks to so many megabytes: one block that says the same, repeated. */
function bomb(megabytes: number): Uint8Array {
  const block = deflateRawSync(Buffer.alloc(1024 * 1024, ' '), { finishFlush: constants.Z_FULL_FLUSH });
  const packed = Buffer.concat([Buffer.from([0x78, 0x9c]), ...Array.from({ length: megabytes }, () => block)]);
  const head = [
    '%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\n',
    `3 0 obj\n<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length ${packed.length}>>\nstream\n`,
  ];
  const tail = '\nendstream\nendobj\ntrailer\n<</Root 1 0 R/Size 4>>\n%%EOF';
  return new Uint8Array(Buffer.concat([Buffer.from(head.join('')), packed, Buffer.from(tail)]));
}

test('what comes back is the clean file: a picture, a text, and a refusal with its own word', async () => {
  const red = sharp({ create: { width: 90, height: 60, channels: 3, background: '#a33' } });
  const { bytes, ...head } = await cleanFile(
    new Uint8Array(
      await red
        .withExif({ IFD0: { Artist: 'X' } })
        .png()
        .toBuffer(),
    ),
  );
  assert.deepEqual(head, { kind: 'png', pages: null, width: 90, height: 60 });
  assert.equal((await sharp(bytes).metadata()).exif, undefined);
  const text = new Uint8Array(Buffer.from('Prvi red.\nDrugi red: „đ“.\n'.repeat(20_000)));
  assert.deepEqual((await cleanFile(text)).bytes, text);
  await refused(new Uint8Array(Buffer.from('PK\u0003\u0004')), 'file-archive');
});

test('nothing, and more than is taken, is refused before anything looks at it', async () => {
  await refused(new Uint8Array(), 'file-empty');
  await refused(new Uint8Array(MOST_BYTES + 1), 'file-too-large');
});

test('a PDF made to fill the memory takes none of ours: it is refused, and the program goes on meanwhile', async () => {
  const given = bomb(6000);
  assert.ok(given.length < MOST_BYTES);
  const before = process.memoryUsage().rss;
  let [most, ticks] = [0, 0];
  const watch = setInterval(() => {
    ticks++;
    most = Math.max(most, process.memoryUsage().rss - before);
  }, 20);
  try {
    await refused(given, 'file-broken');
  } finally {
    clearInterval(watch);
  }
  assert.ok(ticks > 10, 'others were served');
  assert.ok(most < 256 * 1024 * 1024, `${most} bytes`);
});

test('a text of the largest size keeps nobody waiting', async () => {
  const text = new Uint8Array(Buffer.alloc(MOST_BYTES, 'vrlo dug tekst '));
  let ticks = 0;
  const watch = setInterval(() => ticks++, 10);
  const { kind } = await cleanFile(text);
  clearInterval(watch);
  assert.equal(kind, 'text');
  assert.ok(ticks > 10, 'others were served');
});
