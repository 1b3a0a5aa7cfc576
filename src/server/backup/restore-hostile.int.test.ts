import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { after, before, test } from 'node:test';
import { withActor } from '#kernel/actor.ts';
import { Refusal } from '#kernel/errors.ts';
import { startPostgres } from '#kernel/postgres.ts';
import { createKeyring, fitKeyring, newIdentity, useKeyring, type Keyring } from '#vault/index.ts';
import { prepareDatabase } from '../database.ts';
import { readArchive, writeArchive } from './archive.ts';
import { backUp } from './base.ts';
import { writePiece } from './log-pieces.ts';
import { KEYRING } from './names.ts';
import { restore } from './restore.ts';
import type { Piece } from './sets.ts';
import { markTime, openSession } from './store.ts';
import type { Entry } from './tar.ts';
import { lsnText } from './wal.ts';
import { sourceOf } from './with-server.ts';

// Archives are sealed, not signed: whoever knows the recipient can write one. What its files say is then hers.
const folder = mkdtempSync(join(tmpdir(), 'astra-restore-hostile-'));
chmodSync(folder, 0o711);
/** PostgreSQL's own account may write here. */
const open = join(folder, 'open');
mkdirSync(open);
chmodSync(open, 0o777);
const at = (name: string) => join(folder, name);
const keysDir = at('keys');
let loaded: Keyring;
let piece: Piece;
let key: { identity: string; recipient: string };
let kept: { name: string; bytes: Buffer }[];
let manifest: Record<string, unknown>;

before(async () => {
  key = await newIdentity();
  loaded = await createKeyring(keysDir);
  useKeyring(loaded);
  const dataDir = at('house');
  const postgres = await startPostgres({ dataDir, log: () => undefined });
  try {
    const source = sourceOf(dataDir, keysDir, postgres);
    const pools = await prepareDatabase({ ...source.address, superuser: postgres.superuser });
    await withActor(pools.app, null, (tx) => fitKeyring(tx, loaded)).finally(() => pools.close());
    const { moment, shape } = await backUp(source, at('whole.age'), [key.recipient], () => undefined);
    const session = await openSession(source.address);
    const { to } = await markTime(session).finally(() => session.close());
    const stretch = { at: new Date(), from: moment.lsn, to, checkpoint: null };
    piece = await writePiece(source, shape, { folder, recipients: [key.recipient] }, stretch);
  } finally {
    await postgres.stop();
  }
  kept = [];
  manifest = await readArchive(at('whole.age'), [key.identity], async ({ name, bytes }) => {
    kept.push({ name, bytes: Buffer.concat(await Readable.from(bytes).toArray()) });
  });
});

after(() => rmSync(folder, { recursive: true, force: true }));

let made = 0;

/** The same backup with some of its files as they are given, whole and sealed in every other way. */
async function withFiles(given: Record<string, (was: string) => string>): Promise<string> {
  const file = at(`made-${made++}.age`);
  const added = Object.keys(given).filter((name) => !kept.some((each) => each.name === name));
  const entries = async function* (): AsyncGenerator<Entry> {
    for (const { name, bytes } of [...kept, ...added.map((each) => ({ name: each, bytes: Buffer.alloc(0) }))]) {
      const text = given[name]?.(bytes.toString());
      const now = text === undefined ? bytes : Buffer.from(text);
      yield { name, size: now.length, bytes: pieceOf(now) };
    }
  };
  const { files: _, ...said } = manifest;
  await writeArchive(file, [key.recipient], entries(), () => said);
  return file;
}

async function* pieceOf(bytes: Buffer): AsyncGenerator<Uint8Array> {
  if (bytes.length > 0) yield bytes;
}

/** Restores it into a folder of its own; how it was refused, null where it was restored. */
async function restored(
  file: string,
  keys = keysDir,
  told: string[] = [],
  pieces: Piece[] = [],
): Promise<string | null> {
  const dataDir = at(`data-${made++}`);
  const wanted = { file, identities: [key.identity], pieces, until: null, registers: [] };
  try {
    await restore({ dataDir, keysDir: keys }, wanted, (step) => void told.push(step));
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Ways in which settings have PostgreSQL run something; each would leave this file. */
const commands = (left: string) =>
  [
    ...['archive_mode = on', `archive_command = 'touch ${left}'`, `recovery_end_command = 'touch ${left}'`],
    ...[`archive_cleanup_command = 'touch ${left}'`, 'max_connections = 90'],
  ].join('\n');

const SETTINGS = ['postgres/postgresql.conf', 'postgres/postgresql.auto.conf'];

test('no command that stands in the settings of a backup is run; sizes are taken over', async () => {
  const left = SETTINGS.map((name) => [name, join(open, `left-${made++}`)] as const);
  const files = left.map(([name, path]) => [name, (was: string) => `${was}\n${commands(path)}\n`] as const);
  assert.equal(await restored(await withFiles(Object.fromEntries(files)), at(`keys-${made++}`)), null);
  for (const [name, path] of left) assert.equal(existsSync(path), false, name);
});

test('where keys lie, a backup with other keys under the same number is refused before any of it lives', async () => {
  const others = at('others');
  await createKeyring(others);
  const other = JSON.parse(readFileSync(join(others, 'keyring.json'), 'utf8')) as { id: string };
  const told: string[] = [];
  const theirs = await withFiles({
    [KEYRING]: () => JSON.stringify(other),
    'head.json': (was) => was.replace(/"installation":"[^"]+"/, `"installation":"${loaded.id}"`),
  });
  assert.equal(await restored(theirs, keysDir, told), 'archive-foreign');
  assert.deepEqual(told, ['unpack']);
});

test('files that belong to no cluster are not laid: links, signals, process numbers', async () => {
  const elsewhere = join(open, 'elsewhere');
  mkdirSync(elsewhere);
  const file = await withFiles({
    'postgres/tablespace_map': () => `16999 ${elsewhere}\n`,
    'postgres/postmaster.pid': () => `${process.pid}\n`,
    'postgres/standby.signal': () => '',
    'postgres/pg_hba.conf': () => 'local all all reject\n',
  });
  const told: string[] = [];
  assert.equal(await restored(file, keysDir, told), null);
  assert.deepEqual(told, ['unpack', 'recover', 'verify']);
  const nobodys: string[] = [];
  assert.equal(await restored(file, at('no-keys'), nobodys), null);
  assert.deepEqual(nobodys, ['unpack', 'unvouched', 'recover', 'verify']);
});

/** The same piece of the log with its entries as they are given, whole and sealed in every other way. */
async function pieceWith(given: Record<string, (was: Buffer) => Buffer | null>, moment = piece.at): Promise<Piece> {
  const entries: { name: string; bytes: Buffer }[] = [];
  await readArchive(piece.file, [key.identity], async ({ name, bytes }) => {
    const now = (given[name] ?? ((was) => was))(Buffer.concat(await Readable.from(bytes).toArray()));
    if (now) entries.push({ name, bytes: now });
  });
  const file = at(`piece-${made++}.age`);
  const all = async function* (): AsyncGenerator<Entry> {
    for (const { name, bytes } of entries) yield { name, size: bytes.length, bytes: pieceOf(bytes) };
  };
  await writeArchive(file, [key.recipient], all(), () => ({}));
  return { ...piece, file, at: moment };
}

test('a piece that says it is longer than its bytes is damaged, before anybody counts its files', async () => {
  const to = 2n ** 62n;
  const head = (was: Buffer) => Buffer.from(was.toString().replace(/"to":"[^"]+"/, `"to":"${lsnText(to)}"`));
  const each = { ...(await pieceWith({ 'head.json': head })), to };
  assert.equal(await restored(at('whole.age'), keysDir, [], [each]), 'archive-damaged');
});

test('a keyring of gigabytes is none, and what belongs to no backup has no place in one', async () => {
  const zeros = '0'.repeat(2 << 20);
  assert.equal(await restored(await withFiles({ [KEYRING]: () => zeros })), 'archive-damaged');
  assert.equal(await restored(await withFiles({ 'keys/other.json': () => '{}' })), 'archive-damaged');
});

test('a piece of the log that the keyring does not vouch for is refused before the database lives', async () => {
  const turned = (was: Buffer) => Buffer.from(was.map((byte, place) => (place === was.length - 1 ? byte ^ 1 : byte)));
  const later = new Date(piece.at.getTime() + 1000);
  const notOurs = {
    'of other bytes': await pieceWith({ log: turned }),
    'vouched for by nobody': await pieceWith({ vouched: () => null }),
    'under another moment': await pieceWith({}, later),
  };
  for (const [what, each] of Object.entries(notOurs)) {
    const told: string[] = [];
    assert.equal(await restored(at('whole.age'), keysDir, told, [each]), 'archive-unvouched', what);
    assert.deepEqual(told, ['unpack', 'log'], what);
  }
  assert.equal(await restored(at('whole.age'), keysDir, [], [piece]), null);
  const earlier = await withFiles({ 'head.json': (was) => was.replace('"vouched":true,', '') });
  assert.equal(
    await restored(earlier, keysDir, [], [await pieceWith({ vouched: () => null })]),
    null,
    'a release before',
  );
});
