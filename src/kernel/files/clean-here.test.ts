import assert from 'node:assert/strict';
import { test } from 'node:test';
import { constants, crc32, deflateSync, gzipSync, inflateSync } from 'node:zlib';
import { PDFDocument, PDFHexString, PDFName, PDFRawStream, PDFString, type PDFPage } from '@cantoo/pdf-lib';
import sharp from 'sharp';
import { cleanHere } from './clean-here.ts';

const NOTE = 'Vesela Žitkov, 44.8125';
const has = (bytes: Uint8Array, text: string) => Buffer.from(bytes).includes(text);
const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
const joined = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts));
const refused = (bytes: Uint8Array, code: string) => assert.rejects(cleanHere(bytes), { code }, code);

async function picture(format: 'jpeg' | 'png' | 'webp'): Promise<Uint8Array> {
  const red = sharp({ create: { width: 90, height: 60, channels: 3, background: '#a33' } });
  const noted = red.withExif({ IFD0: { Artist: NOTE }, IFD3: { GPSLatitude: '44/1 48/1 45/1' } });
  return new Uint8Array(await noted.withMetadata({ orientation: 6 }).toFormat(format).toBuffer());
}

type Change = (document: PDFDocument, page: PDFPage) => void | Promise<void>;

async function pdf(change: Change = () => undefined, jpeg?: Uint8Array): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.setAuthor(NOTE);
  document.setProducer(NOTE);
  const page = document.addPage([300, 200]);
  page.drawText('Potvrda o boravku');
  const image = await document.embedJpg(jpeg ?? (await picture('jpeg')));
  page.drawImage(image, { x: 10, y: 10, width: 90, height: 60 });
  await document.flush();
  await change(document, page);
  return document.save({ useObjectStreams: false });
}

/** Whether a text stands anywhere in a PDF, in its packed parts too, as letters or as PDF writes a word in digits. */
function told(bytes: Uint8Array, text: string): boolean {
  const given = Buffer.from(bytes);
  const parts = [given];
  for (let at = given.indexOf('stream\n'); at >= 0; at = given.indexOf('stream\n', at + 1)) {
    try {
      parts.push(inflateSync(given.subarray(at + 7), { finishFlush: constants.Z_SYNC_FLUSH }));
    } catch {
      // Not packed.
    }
  }
  const digits = PDFHexString.fromText(text).asString().slice(4);
  return parts.some((part) => part.includes(text) || part.includes(digits));
}

/** The one picture in a PDF, as its stream. */
function pictureIn({ context }: PDFDocument): PDFRawStream {
  const streams = context.enumerateIndirectObjects().map(([, object]) => object);
  const found = streams.find(
    (object) => object instanceof PDFRawStream && object.dict.get(PDFName.of('Subtype')) === PDFName.of('Image'),
  );
  assert.ok(found instanceof PDFRawStream);
  return found;
}

/** A zip of one stored file: what an archive looks like at its start and at its end. */
const zip = joined(
  bytesOf(`PK\x03\x04${'\0'.repeat(22)}\x01\0\0\0x`),
  bytesOf(`PK\x01\x02${'\0'.repeat(42)}x`),
  bytesOf(`PK\x05\x06${'\0'.repeat(18)}`),
);

test('a picture keeps how it looks and was held, and loses place, time, camera and whoever took it', async () => {
  for (const format of ['jpeg', 'png', 'webp'] as const) {
    const given = await picture(format);
    assert.ok(has(given, NOTE.slice(0, 6)), `the ${format} given carries its note`);
    const clean = await cleanHere(given);
    assert.deepEqual([clean.kind, clean.width, clean.height], [format, 60, 90]);
    assert.ok(!has(clean.bytes, NOTE.slice(0, 6)), format);
    const { exif, xmp, iptc, orientation } = await sharp(clean.bytes).metadata();
    assert.deepEqual([exif, xmp, iptc, orientation], [undefined, undefined, undefined, undefined]);
  }
});

test('a PDF loses its author, its maker and the notes of pictures in it, and keeps its pages', async () => {
  const given = await pdf();
  for (const word of ['Vesela', 'Author', 'Exif']) assert.ok(told(given, word), `the PDF given has ${word}`);
  const { kind, pages, bytes } = await cleanHere(given);
  assert.deepEqual([kind, pages], ['pdf', 1]);
  for (const word of ['Vesela', 'Author', 'Exif']) assert.ok(!told(bytes, word), word);
  const again = await PDFDocument.load(bytes, { updateMetadata: false });
  assert.equal(again.getAuthor(), undefined);
  assert.equal(again.getProducer(), undefined);
});

test('what an earlier version of a PDF left behind is gone: nothing on a page leads to it', async () => {
  const given = await pdf(({ context }) => {
    const inner = context.register(context.obj({ Said: PDFString.of('Vesela Earlier') }));
    context.register(context.obj({ Kept: inner }));
  });
  assert.ok(told(given, 'Vesela Earlier'));
  const { bytes } = await cleanHere(given);
  assert.ok(!told(bytes, 'Vesela Earlier'));
  assert.ok(told(bytes, '/Page'), 'the page is there');
});

test('a picture in a PDF loses its notes however its stream is written, and what hangs behind its end', async () => {
  const noted = await picture('jpeg');
  const bare = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#a33' } })
    .jpeg()
    .toBuffer();
  const inList = await pdf((document) => {
    const { dict } = pictureIn(document);
    dict.set(PDFName.of('Filter'), document.context.obj(['DCTDecode']));
  });
  const packed = await pdf((document) => {
    const { dict, contents } = pictureIn(document);
    const ref = document.context.getObjectRef(pictureIn(document));
    dict.set(PDFName.of('Filter'), document.context.obj(['FlateDecode', 'DCTDecode']));
    document.context.assign(ref ?? assert.fail(), PDFRawStream.of(dict, new Uint8Array(deflateSync(contents))));
  });
  const behind = await pdf(undefined, joined(bare, noted));
  for (const given of [inList, packed, behind]) {
    assert.ok(told(given, 'Exif'));
    const { bytes } = await cleanHere(given);
    for (const word of ['Exif', 'Vesela']) assert.ok(!told(bytes, word), word);
    const { contents } = pictureIn(await PDFDocument.load(bytes));
    assert.ok((await sharp(contents).raw().toBuffer()).length > 0, 'and is still a picture');
  }
});

test('a picture in a PDF that does not say it is one, and notes under a mark no camera uses, do not pass', async () => {
  const unnamed = await pdf((document) => void pictureIn(document).dict.delete(PDFName.of('Filter')));
  const other = await pdf((document) => pictureIn(document).dict.set(PDFName.of('Filter'), PDFName.of('JPXDecode')));
  for (const given of [unnamed, other]) await refused(given, 'file-broken');
  const plain = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#a33' } })
    .jpeg()
    .toBuffer();
  const odd = joined(plain.subarray(0, 2), bytesOf('\xff\xf0\x00\x08Vesela'), plain.subarray(2));
  const given = await pdf(undefined, odd);
  assert.ok(told(given, 'Vesela'));
  assert.ok(!told((await cleanHere(given)).bytes, 'Vesela'));
});

test('a PDF whose page is only named and no longer there is refused: nothing would be kept of it', async () => {
  const whole = Buffer.from(await pdf()).toString('latin1');
  assert.equal((await cleanHere(bytesOf(whole))).pages, 1);
  const page = /\d+ 0 obj\s*<<\s*\/Type \/Page\b/.exec(whole);
  await refused(bytesOf(whole.slice(0, page?.index)), 'file-broken');
});

test('a PDF cannot hide what it does: in a list, behind a reference, or deep down', async () => {
  const launch = { S: 'Launch', F: PDFString.of('cmd') };
  const link = { Type: 'Annot', Subtype: 'Link', Rect: [0, 0, 9, 9] };
  const annotated = (how: (document: PDFDocument) => object) =>
    pdf((document, page) => page.node.set(PDFName.of('Annots'), document.context.obj([{ ...link, ...how(document) }])));
  await refused(await annotated(() => ({ A: launch })), 'pdf-active');
  await refused(
    await annotated(({ context }) => ({ A: { ...launch, S: context.register(PDFName.of('Launch')) } })),
    'pdf-active',
  );
  const deep = (levels: number): object => (levels === 0 ? launch : { S: 'GoTo', D: [], Next: deep(levels - 1) });
  await refused(await annotated(() => ({ A: deep(40) })), 'pdf-active');
  await refused(await annotated(() => ({ Subtype: 'FileAttachment' })), 'pdf-active');
  const elsewhere = await pdf((document) => pictureIn(document).dict.set(PDFName.of('F'), PDFString.of('x.jpg')));
  await refused(elsewhere, 'file-broken');
  assert.equal(
    (await cleanHere(await annotated(() => ({ A: { S: 'URI', URI: PDFString.of('https://a.rs') } })))).kind,
    'pdf',
  );
});

test('a PDF that acts, carries a file or is locked is refused', async () => {
  await refused(await pdf((document) => document.addJavaScript('x', 'app.alert(1)')), 'pdf-active');
  await refused(await pdf((document) => document.attach(zip, 'x.zip')), 'pdf-active');
  await refused(
    await pdf(({ catalog, context }) => {
      const action = { S: 'Launch', F: PDFString.of('cmd') };
      catalog.set(PDFName.of('OpenAction'), context.obj(action));
    }),
    'pdf-active',
  );
  await refused(await pdf((document) => document.encrypt({ userPassword: 'x', ownerPassword: 'y' })), 'pdf-locked');
});

test('archives are refused by what they are, whatever they are called', async () => {
  await refused(zip, 'file-archive');
  await refused(new Uint8Array(gzipSync('x')), 'file-archive');
  await refused(bytesOf(`${'a'.repeat(257)}ustar`), 'file-archive');
  for (const head of ['Rar!\x1a\x07\x00', '7z\xbc\xaf\x27\x1c', 'MSCF']) await refused(bytesOf(head), 'file-archive');
});

test('a file that is two things at once is refused: archive, page or PDF hidden in a picture', async () => {
  for (const format of ['jpeg', 'png', 'webp'] as const) {
    const given = await picture(format);
    await refused(joined(given, zip), 'file-two-kinds');
    await refused(joined(given, bytesOf('<script>x</script>')), 'file-two-kinds');
  }
  await refused(joined(await pdf(), zip), 'file-two-kinds');
  const jpeg = await picture('jpeg');
  const hidden = joined(jpeg.subarray(0, 2), bytesOf('\xff\xfe\x00\x0a%PDF-1.7'), jpeg.subarray(2));
  await refused(hidden, 'file-two-kinds');
});

test('a picture that would be huge when unpacked is refused by its head alone', async () => {
  const small = Buffer.from(
    await sharp({ create: { width: 8, height: 8, channels: 3, background: '#000' } })
      .png()
      .toBuffer(),
  );
  small.writeUInt32BE(60_000, 16);
  small.writeUInt32BE(60_000, 20);
  small.writeUInt32BE(crc32(small.subarray(12, 29)), 29);
  await refused(new Uint8Array(small), 'picture-too-large');
  // Within the measure, but interlaced, with two bytes a colour and a transparency: held whole it is too much.
  const inTurns = Buffer.from(small);
  for (const at of [16, 20]) inTurns.writeUInt32BE(7_900, at);
  for (const [at, byte] of [16, 6, 0, 0, 1].entries()) inTurns.writeUInt8(byte, 24 + at);
  inTurns.writeUInt32BE(crc32(inTurns.subarray(12, 29)), 29);
  await assert.rejects(cleanHere(new Uint8Array(inTurns)), { code: 'picture-too-large', details: { most: 50 } });
});

test('broken, cut and unknown files are refused, each with its own word', async () => {
  const jpeg = await picture('jpeg');
  await refused(jpeg.subarray(0, 200), 'file-broken');
  await refused(bytesOf('%PDF-1.7\nnothing'), 'file-broken');
  await refused(bytesOf('MZ\x90\x00\x03'), 'file-kind-unknown');
  await refused(bytesOf('<!doctype html><p>x'), 'file-kind-unknown');
  await refused(bytesOf('GIF89a\x01\x00'), 'file-kind-unknown');
});

test('a text is kept as it is, in either script', async () => {
  const text = new Uint8Array(Buffer.from('Потврда: стигла је.\r\nPotvrda: stigla je.\n', 'utf8'));
  assert.deepEqual(await cleanHere(text), { kind: 'text', bytes: text, pages: null, width: null, height: null });
});
