import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PDFDocument } from '@cantoo/pdf-lib';
import fc from 'fast-check';
import sharp from 'sharp';
import { Refusal } from '../errors.ts';
import { cleanHere, type CleanFile } from './clean-here.ts';

const NOTE = 'Vesela Žitkov, 44.8125';
/** Enough of it to know it by, without the letter that two encodings write apart. */
const MARK = NOTE.slice(0, 6);

async function picture(format: 'jpeg' | 'png' | 'webp'): Promise<Buffer> {
  const red = sharp({ create: { width: 24, height: 16, channels: 3, background: '#a33' } });
  return red
    .withExif({ IFD0: { Artist: NOTE } })
    .toFormat(format)
    .toBuffer();
}

async function pdf(): Promise<Buffer> {
  const document = await PDFDocument.create();
  document.setAuthor(NOTE);
  const page = document.addPage([300, 200]);
  page.drawImage(await document.embedJpg(await picture('jpeg')), { x: 10, y: 10, width: 90, height: 60 });
  return Buffer.from(await document.save({ useObjectStreams: false }));
}

/** A file with bytes turned, taken out or put in, or cut off, in up to five places. */
function spoiltBytes(whole: Buffer): fc.Arbitrary<Uint8Array> {
  const place = fc.nat({ max: whole.length });
  const change = fc.oneof(
    fc.tuple(place, fc.nat({ max: 200 }), fc.uint8Array({ maxLength: 12 })),
    fc.tuple(place, fc.constant(1), fc.uint8Array({ minLength: 1, maxLength: 1 })),
    fc.tuple(place, fc.constant(whole.length), fc.constant(new Uint8Array())),
  );
  return fc
    .array(change, { minLength: 1, maxLength: 5 })
    .map((changes) =>
      changes.reduce(
        (bytes, [at, out, put]) => Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + out)]),
        whole,
      ),
    )
    .map((bytes) => new Uint8Array(bytes));
}

/** Cleans; null where it was refused in a sentence. Whatever else is thrown is a defect. */
async function cleaned(bytes: Uint8Array): Promise<CleanFile | null> {
  try {
    return await cleanHere(bytes);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

/** What may be kept: it can be read, and tells nothing of its maker. A text is kept as it came: it is what was written. */
async function mayBeKept({ kind, bytes, pages, width, height }: CleanFile): Promise<void> {
  if (kind === 'text') return;
  if (kind === 'pdf') {
    const document = await PDFDocument.load(bytes, { updateMetadata: false });
    assert.equal(document.getPageCount(), pages);
    assert.equal(document.getAuthor(), undefined);
  } else {
    const seen = await sharp(bytes, { failOn: 'error' }).metadata();
    assert.deepEqual([seen.format, seen.width, seen.height], [kind, width, height]);
    assert.deepEqual([seen.exif, seen.xmp, seen.iptc], [undefined, undefined, undefined]);
    // Every pixel of it can be read.
    await sharp(bytes, { failOn: 'error' }).raw().toBuffer();
  }
  assert.ok(!Buffer.from(bytes).includes(MARK), `${kind} still tells who made it`);
}

for (const [kind, make, numRuns] of [
  ['jpeg', () => picture('jpeg'), 120],
  ['png', () => picture('png'), 120],
  ['webp', () => picture('webp'), 120],
  ['pdf', pdf, 80],
] as const)
  test(`a spoilt ${kind} is refused in a sentence, or what is kept of it can be read and tells of nobody`, async () => {
    const whole = await make();
    assert.ok(whole.includes(MARK) || kind === 'pdf');
    const kept = { count: 0 };
    await fc.assert(
      fc.asyncProperty(spoiltBytes(whole), async (bytes) => {
        const clean = await cleaned(bytes);
        if (clean) await mayBeKept(clean);
        if (clean) kept.count++;
      }),
      { numRuns },
    );
    assert.ok(kept.count > 0, 'some of it was still a file');
    await mayBeKept((await cleaned(new Uint8Array(whole))) ?? assert.fail('the whole one is taken'));
  });
