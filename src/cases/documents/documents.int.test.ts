import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import sharp from 'sharp';
import { freezeClock } from '#kernel/clock.ts';
import { rows, sql } from '#kernel/db.ts';
import { ok, refused, type Person } from '#testing/cast.ts';
import { countRows } from '#testing/count-rows.ts';
import { houseOfCases } from '#testing/house-of-cases.ts';
import { startProgram, type Program } from '#testing/program.ts';
import type { DocumentAnswer, DocumentBytes, DocumentsAnswer, TimelineAnswer } from '../shared.ts';
import { dropRemoved } from './remove-document.ts';

let program: Program;
let operator: Person;
let worker: Person;
let lawyer: Person;
let one: string;
let other: string;

before(async () => {
  program = await startProgram();
  const house = await houseOfCases(program);
  ({ operator, worker, lawyer } = house);
  [one, other] = [await house.open(), await house.open()];
});
after(async () => {
  freezeClock(null);
  await program.stop();
});

const base64 = (bytes: Uint8Array | string) => Buffer.from(bytes).toString('base64');
const add = (who: Person, id: string, bytes: Uint8Array | string, name = 'potvrda o boravku') =>
  who.browser.call<DocumentAnswer>('POST', `/cases/${id}/documents`, { name, bytes: base64(bytes) });
const list = (who: Person, id: string) => who.browser.call<DocumentsAnswer>('GET', `/cases/${id}/documents`);
const bytesOf = (who: Person, id: string, document: string) =>
  who.browser.call<DocumentBytes>('GET', `/cases/${id}/documents/${document}`);
const kinds = async (who: Person, id: string) =>
  (await ok(who.browser.call<TimelineAnswer>('POST', `/cases/${id}/timeline`, {}))).lines.map(({ kind }) => kind);
const fileRows = async () => (await rows(program.asOwner, sql`select 1 from vault.files`)).length;

test('a document is kept sealed and comes back whole to whoever reads the case', async () => {
  const text = `Boravak do 30. 11.\n${'red '.repeat(40_000)}`;
  const added = await ok(add(worker, one, text));
  assert.deepEqual([added.kind, added.name, added.by], ['text', 'potvrda o boravku', worker.id]);
  const answer = await bytesOf(operator, one, added.id);
  assert.equal(answer.headers.get('cache-control'), 'no-store', 'no copy in the browser');
  const read = await ok(Promise.resolve(answer));
  assert.equal(Buffer.from(read.bytes, 'base64').toString(), text);
  assert.ok((await kinds(worker, one)).includes('document.added'));
  const chunks = await rows(
    program.asOwner,
    sql<{ sealed: Uint8Array }>`select c.sealed from vault.file_chunks c join cases.documents d on d.file = c.file
      where d.id = ${added.id} order by c.number`,
  );
  assert.ok(chunks.length > 1);
  assert.ok(!chunks.some(({ sealed }) => Buffer.from(sealed).includes('Boravak')));
});

test('a picture is kept without what its camera wrote into it', async () => {
  const noted = sharp({ create: { width: 40, height: 20, channels: 3, background: '#357' } });
  const jpeg = await noted.withExif({ IFD3: { GPSLatitude: '44/1 48/1 45/1' }, IFD0: { Artist: 'Anđelija' } }).jpeg();
  const { id, width, height } = await ok(add(worker, one, await jpeg.toBuffer(), 'slika ulaza'));
  assert.deepEqual([width, height], [40, 20]);
  const { bytes } = await ok(bytesOf(worker, one, id));
  assert.equal((await sharp(Buffer.from(bytes, 'base64')).metadata()).exif, undefined);
});

test('hostile files are refused in one word, and nothing of them is stored', async () => {
  const earlier = await countRows(program.asOwner);
  const jpeg = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#000' } })
    .jpeg()
    .toBuffer();
  const zip = Buffer.from(`PK\u0003\u0004${'\0'.repeat(30)}PK\u0005\u0006${'\0'.repeat(18)}`, 'latin1');
  await refused(add(worker, one, zip), 415, 'file-archive');
  await refused(add(worker, one, Buffer.concat([jpeg, zip])), 415, 'file-two-kinds');
  await refused(add(worker, one, '%PDF-1.7 x'), 400, 'file-broken');
  await refused(add(worker, one, Buffer.from('MZ\u0090\0', 'latin1')), 415, 'file-kind-unknown');
  await refused(add(worker, one, ''), 400, 'file-empty');
  await refused(add(worker, one, new Uint8Array(15 * 1024 * 1024 + 1).fill(65)), 413, 'file-too-large');
  const odd = worker.browser.call('POST', `/cases/${one}/documents`, { name: 'x', bytes: '<svg>' });
  await refused(odd, 400, 'bad-input');
  const later = await countRows(program.asOwner);
  for (const table of ['vault.files', 'vault.file_chunks', 'cases.documents', 'cases.timeline'])
    assert.equal(later[table], earlier[table], table);
});

test('a colleague without a grant gets 404 for list, bytes and writing, and so does a document of another case', async () => {
  const { id } = await ok(add(worker, one, 'rešenje'));
  await refused(list(lawyer, one), 404, 'not-found');
  await refused(bytesOf(lawyer, one, id), 404, 'not-found');
  await refused(add(lawyer, one, 'x'), 404, 'not-found');
  await refused(lawyer.browser.call('POST', `/cases/${one}/documents/${id}/take`, {}), 404, 'not-found');
  await refused(lawyer.browser.call('DELETE', `/cases/${one}/documents/${id}`), 404, 'not-found');
  await refused(bytesOf(worker, other, id), 404, 'not-found');
});

test('taken out it can be put back for a week, and then its bytes are gone', async () => {
  const { id } = await ok(add(worker, other, 'stari list'));
  const files = await fileRows();
  await ok(worker.browser.call('DELETE', `/cases/${other}/documents/${id}`));
  await ok(worker.browser.call('DELETE', `/cases/${other}/documents/${id}`));
  const out = await ok(list(worker, other));
  assert.deepEqual([out.documents.length, out.removed.map((each) => each.id)], [0, [id]]);
  await ok(worker.browser.call('POST', `/cases/${other}/documents/${id}/put-back`, {}));
  assert.deepEqual(
    (await ok(list(operator, other))).documents.map((each) => each.id),
    [id],
  );
  await ok(worker.browser.call('DELETE', `/cases/${other}/documents/${id}`));
  const drop = () => program.pools.worker.transaction().execute((tx) => dropRemoved(tx));
  assert.equal(await drop(), 0, 'not before the week is over');
  freezeClock(new Date(Date.now() + 7 * 24 * 3_600_000 + 60_000));
  assert.equal(await drop(), 1);
  freezeClock(null);
  assert.equal(await fileRows(), files - 1);
  await refused(bytesOf(worker, other, id), 404, 'not-found');
  assert.deepEqual(
    (await kinds(worker, other)).filter((kind) => kind.startsWith('document')),
    ['document.removed', 'document.put_back', 'document.removed', 'document.added'],
  );
});

test('what is taken along as a file stands in the audit as that', async () => {
  const { id } = await ok(add(worker, one, 'za put'));
  await ok(worker.browser.call('POST', `/cases/${one}/documents/${id}/take`, {}));
  const lines = await rows(
    program.asOwner,
    sql<{ kind: string }>`select kind from audit.lines where verb = 'cases.document.take' and actor = ${worker.id}
      and outcome = 'done'`,
  );
  assert.deepEqual(lines, [{ kind: 'print' }]);
});
