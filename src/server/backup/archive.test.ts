import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs, { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { after, before, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { Refusal } from '#kernel/errors.ts';
import { newIdentity, openStream } from '#vault/index.ts';
import { orLeaveNothing, readArchive, writeArchive } from './archive.ts';
import { BACKUP, FORMAT, HEAD } from './names.ts';
import { textEntry, textOf, type Entry } from './tar.ts';
import { unpack } from './unpack.ts';

const folder = mkdtempSync(join(tmpdir(), 'astra-archive-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string) => join(folder, name);

let mine: { identity: string; recipient: string };
let others: { identity: string; recipient: string };
const HEADING = {
  ...{ kind: BACKUP, format: FORMAT, program: '9.9.9', postgres: '18', installation: 'a', timeline: 1 },
  ...{ segment: 16_777_216, migrations: [] as string[] },
};
const MOMENT = { mark: 'm', at: '2026-11-26T12:00:00Z', lsn: '0/1', counts: { 'staff.accounts': 1 } };
/** Larger than one piece of the age format. */
const LARGE = 'Redovi koji se ne ponavljaju. '.repeat(3) + Array.from({ length: 60_000 }, (_, n) => n * n).join(' ');

async function write(name: string, head: object = HEADING, more: Entry[] = []): Promise<string> {
  const entries = async function* () {
    yield textEntry(HEAD, JSON.stringify(head));
    yield textEntry('postgres/PG_VERSION', '18\n');
    yield* more;
    yield textEntry('keys/keyring.json', LARGE);
  };
  rmSync(at(name), { force: true });
  await writeArchive(at(name), [mine.recipient], entries(), () => MOMENT);
  return at(name);
}

before(async () => {
  mine = await newIdentity();
  others = await newIdentity();
  await write('whole.age');
});

const open = (file: string, identity = mine.identity) =>
  readArchive(file, [identity], async (entry) => void (await textOf(entry)));

const refuses = (work: Promise<unknown>, code: string, what: string) =>
  assert.rejects(work, (error) => error instanceof Refusal && error.code === code, what);

test('what was written is read, by any program that knows age, gzip and tar', async () => {
  const read: Record<string, string> = {};
  const found = await readArchive(at('whole.age'), [others.identity, mine.identity], async (entry) => {
    read[entry.name] = await textOf(entry);
  });
  assert.equal(read['keys/keyring.json'], LARGE);
  assert.deepEqual(found['counts'], MOMENT.counts);
  const sealed = readFileSync(at('whole.age'));
  assert.match(sealed.toString('latin1'), /^age-encryption\.org\/v1\n-> X25519 /);
  const packed = await (await openStream([mine.identity], Readable.from([sealed]))).toArray();
  writeFileSync(at('plain.tar'), gunzipSync(Buffer.concat(packed)));
  const names = execFileSync('tar', ['tf', at('plain.tar')], { encoding: 'utf8' })
    .trim()
    .split('\n');
  assert.deepEqual(names, [HEAD, 'postgres/PG_VERSION', 'keys/keyring.json', 'manifest.json']);
});

test('an archive that is cut off anywhere is refused', async () => {
  const whole = readFileSync(at('whole.age'));
  for (const length of [0, 10, 150, 200, 5000, 65_800, whole.length - 17, whole.length - 1]) {
    writeFileSync(at('cut.age'), whole.subarray(0, length));
    await refuses(open(at('cut.age')), 'archive-damaged', `${length} bytes`);
  }
});

test('an archive in which one bit is turned is refused, wherever it is', async () => {
  const whole = readFileSync(at('whole.age'));
  for (let place = 40; place < whole.length; place += Math.ceil(whole.length / 40)) {
    const turned = Buffer.from(whole);
    turned[place] = (turned[place] ?? 0) ^ 4;
    writeFileSync(at('turned.age'), turned);
    await assert.rejects(
      open(at('turned.age')),
      (error) => error instanceof Refusal && /^archive-(damaged|wrong-key)$/.test(error.code),
      `byte ${place}`,
    );
  }
});

test('what is no archive, what others may open and what is not there each have a sentence of their own', async () => {
  await refuses(open(at('whole.age'), others.identity), 'archive-wrong-key', 'wrong key');
  await refuses(open(at('nowhere.age')), 'archive-unreadable', 'missing');
  writeFileSync(at('text.age'), 'Ovo nije arhiva.\n'.repeat(50));
  await refuses(open(at('text.age')), 'archive-damaged', 'text');
});

test('an archive of a newer program or of another kind, or one that does not fit, is refused before a file is unpacked', async () => {
  const kinds: [string, object][] = [
    ['archive-too-new', { ...HEADING, format: FORMAT + 1, more: true }],
    ['archive-too-new', { ...HEADING, migrations: ['cases/9999-later.sql'] }],
    ['archive-other-kind', { ...HEADING, kind: 'astra export' }],
  ];
  const draft = at('draft');
  for (const [code, head] of kinds)
    await refuses(
      unpack(await write('kind.age', head), [mine.identity], draft, async () => {}),
      code,
      code,
    );
  const unfit = async () => {
    throw new Refusal('archive-foreign', 400);
  };
  await refuses(unpack(at('whole.age'), [mine.identity], draft, unfit), 'archive-foreign', 'foreign');
  assert.equal(existsSync(draft), false);
});

test('a name that leads out of the folder is not followed', async () => {
  const file = await write('sly.age', HEADING, [textEntry('postgres/../../out', 'x')]);
  await refuses(
    unpack(file, [mine.identity], at('draft'), async () => {}),
    'archive-damaged',
    'sly',
  );
  assert.equal(existsSync(at('out')), false);
});

/** Writes its head and then waits, as a backup of many gigabytes does. */
function endless(): { begun: Promise<void>; entries: AsyncGenerator<Entry> } {
  const { promise, resolve } = Promise.withResolvers<void>();
  const entries = async function* () {
    yield textEntry(HEAD, 'x');
    resolve();
    for (let part = 0; ; part++) yield textEntry(`postgres/${part}`, LARGE);
  };
  return { begun: promise, entries: entries() };
}
const listening = () => ['SIGINT', 'SIGTERM', 'SIGHUP'].map((name) => process.listenerCount(name));

test('an archive the running program writes is given up when it stops, leaves nothing, and hears no signals itself', async () => {
  const there = readdirSync(folder);
  const heard = listening();
  const stopping = new AbortController();
  const { begun, entries } = endless();
  const writing = writeArchive(at('given-up.age'), [mine.recipient], entries, () => ({}), stopping.signal);
  await begun;
  assert.deepEqual(listening(), heard);
  stopping.abort();
  await assert.rejects(writing, { name: 'AbortError' });
  assert.deepEqual(readdirSync(folder), there);
});

test('a command that is told to end while it writes an archive leaves nothing half-made', async (t) => {
  const there = readdirSync(folder);
  const heard = process.listeners('SIGTERM');
  const exit = t.mock.method(process, 'exit', () => undefined);
  const stopping = new AbortController();
  const { begun, entries } = endless();
  const writing = orLeaveNothing(() =>
    writeArchive(at('told.age'), [mine.recipient], entries, () => ({}), stopping.signal),
  );
  await begun;
  const [told] = process.listeners('SIGTERM').filter((listener) => !heard.includes(listener));
  told?.('SIGTERM');
  assert.deepEqual(readdirSync(folder), there);
  assert.deepEqual(exit.mock.calls[0]?.arguments, [1]);
  stopping.abort();
  await assert.rejects(writing);
  assert.deepEqual(process.listeners('SIGTERM'), heard);
});

test('of two that write to one name at once the first to be whole has it; the other is refused and takes nothing away', async () => {
  const [slow, quick] = [endless(), 'Ovaj je cio.'];
  const stopping = new AbortController();
  const ending = async function* () {
    let parts = 0;
    for await (const entry of slow.entries) {
      yield entry;
      if (++parts > 3 && existsSync(at('both.age'))) return;
    }
  };
  const second = writeArchive(at('both.age'), [mine.recipient], ending(), () => MOMENT, stopping.signal);
  await slow.begun;
  const short = async function* () {
    yield textEntry(HEAD, quick);
  };
  await writeArchive(at('both.age'), [mine.recipient], short(), () => MOMENT);
  await refuses(second, 'archive-exists', 'second');
  const read: string[] = [];
  await readArchive(at('both.age'), [mine.identity], async (entry) => void read.push(await textOf(entry)));
  assert.deepEqual(read, [quick]);
  assert.deepEqual(
    readdirSync(folder).filter((name) => name.startsWith('both')),
    ['both.age'],
  );
});

test('where a disk knows no links, an archive takes its name over nothing all the same', async (t) => {
  const { mock } = t.mock.method(fs, 'linkSync', () => {
    throw Object.assign(new Error('no links'), { code: 'EPERM' });
  });
  syncBuiltinESMExports();
  t.after(() => {
    mock.restore();
    syncBuiltinESMExports();
  });
  await write('stick.age');
  await open(at('stick.age'));
  assert.equal(mock.callCount(), 1);
});

test('what fails while it is written leaves nothing, and a file that is there stays', async () => {
  const failing = async function* () {
    yield textEntry(HEAD, 'x');
    throw new Refusal('backup-busy', 503);
  };
  const there = readdirSync(folder);
  await refuses(
    writeArchive(at('half.age'), [mine.recipient], failing(), () => ({})),
    'backup-busy',
    'half',
  );
  await refuses(
    writeArchive(at('whole.age'), [mine.recipient], failing(), () => ({})),
    'archive-exists',
    'there',
  );
  await refuses(
    writeArchive(at('no/x.age'), [mine.recipient], failing(), () => ({})),
    'archive-not-written',
    'where',
  );
  assert.deepEqual(readdirSync(folder), there);
});
