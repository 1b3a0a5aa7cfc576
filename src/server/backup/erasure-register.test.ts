import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { createKeyring, erasureIn, erasureLine, type ErasureRow } from '#vault/index.ts';
import { keepRegister, REGISTER_FILE } from './erasure-register.ts';

const keys = mkdtempSync(join(tmpdir(), 'astra-keys-'));
const keyring = await createKeyring(join(keys, 'keys'));
after(() => rmSync(keys, { recursive: true }));
const OURS = keyring.id;
const hashOf = (number: number) => new Uint8Array(32).fill(number);
const rows = [1, 2, 3, 4].map((number): ErasureRow => {
  const record = `00000000-0000-4000-8000-00000000000${number}`;
  const chained = { previous: hashOf(number - 1), hash: hashOf(number), mac: hashOf(9) };
  const at = new Date('2026-11-26T18:00:00Z');
  return { number, record, gone: [], rule: 'silent', day: '2026-11-26', run: record, by: record, at, ...chained };
});
const textOf = (from: ErasureRow[]) => from.map((row) => `${erasureLine(keyring, row)}\n`).join('');

function folderOf(installation: string) {
  const folder = mkdtempSync(join(tmpdir(), 'astra-register-'));
  writeFileSync(join(folder, 'installation'), `${installation}\n`);
  const file = join(folder, REGISTER_FILE);
  const asked: number[] = [];
  const keep = async (upTo: number) => {
    const there = rows.slice(0, upTo);
    const [last] = there.slice(-1) as [ErasureRow];
    await keepRegister(folder, keyring, last, async (number) => {
      asked.push(number);
      return there.filter((row) => row.number > number);
    });
    return asked.splice(0);
  };
  return { file, keep, text: () => readFileSync(file, 'utf8'), remove: () => rmSync(folder, { recursive: true }) };
}

test('a register is added to: what was left there is neither read nor written again', async (t) => {
  const { file, keep, text, remove } = folderOf(OURS);
  t.after(remove);
  assert.deepEqual(await keep(2), [0]);
  const { ino } = statSync(file);
  assert.deepEqual(await keep(2), [], 'nobody asks the database');
  assert.deepEqual(await keep(4), [2], 'for what is new alone');
  assert.equal(text(), textOf(rows));
  assert.equal(statSync(file).ino, ino);
});

test('what somebody took out is put back, what was cut off in the midst goes, another history stays in front', async (t) => {
  const { file, keep, text, remove } = folderOf(OURS);
  t.after(remove);
  await keep(3);
  const [, second] = rows;
  const other = JSON.stringify({ of: 'another history' });
  writeFileSync(file, `${other}\n${second ? erasureLine(keyring, second) : ''}\n`);
  appendFileSync(file, '{"number":3,"rec');
  assert.deepEqual(await keep(3), [0]);
  assert.equal(text(), `${other}\n${textOf(rows.slice(0, 3))}`);
});

test('what was changed in it is put back though it is as long as before and bears its old time', async (t) => {
  const { file, keep, text, remove } = folderOf(OURS);
  t.after(remove);
  await keep(3);
  // To the billionth of a second, as no clock of JavaScript tells it.
  execFileSync('sh', ['-c', 'touch -r "$1" "$1.as"', 'sh', file]);
  const [first, second, third] = text().trimEnd().split('\n');
  writeFileSync(file, `${first}\n${third}\n${second}\n`);
  execFileSync('sh', ['-c', 'touch -r "$1.as" "$1"', 'sh', file]);
  await keep(4);
  assert.equal(text(), textOf(rows));
});

test('beside the archive of another installation it is not written, nor where a disk is away', async (t) => {
  const { file, keep, remove } = folderOf('another');
  t.after(remove);
  assert.deepEqual(await keep(2), []);
  assert.equal(existsSync(file), false);
  rmSync(join(file, '..', 'installation'));
  assert.deepEqual(await keep(2), []);
  assert.equal(existsSync(file), false);
});

test('a link that somebody laid on the archive’s disk leads nowhere: nothing of ours is copied there, written over or added to', async (t) => {
  const { file, keep, text, remove } = folderOf(OURS);
  t.after(remove);
  const ring = join(keys, 'keys', 'keyring.json');
  const before = readFileSync(ring, 'utf8');
  const lay = (name: string) => symlinkSync(ring, name);
  lay(file);
  lay(`${file}.draft`);
  await keep(2);
  assert.equal(readFileSync(ring, 'utf8'), before, 'the keyring is as it was');
  assert.equal(text(), textOf(rows.slice(0, 2)), 'and nothing of it lies beside the archive');
  rmSync(file);
  lay(file);
  await keep(3);
  assert.equal(readFileSync(ring, 'utf8'), before);
  assert.equal(text(), textOf(rows.slice(0, 3)));
  rmSync(file);
  execFileSync('sh', ['-c', 'mkfifo "$1"', 'sh', file]);
  await keep(4);
  assert.equal(text(), textOf(rows), 'nor does the program wait at a pipe');
});

test('a line says nothing without the keyring, is the same each time, and of an earlier release is read in clear and sealed', async (t) => {
  const { file, keep, text, remove } = folderOf(OURS);
  t.after(remove);
  const [row, next] = rows;
  assert.ok(row && next);
  const line = erasureLine(keyring, row);
  assert.equal(line, erasureLine(keyring, row));
  for (const said of [row.record, row.day, row.rule]) assert.ok(!line.includes(said));
  assert.deepEqual(erasureIn(keyring, line), row);
  assert.equal(erasureIn({ ...keyring, mac: new Uint8Array(32) }, line), null);
  const clear = (of: ErasureRow) => {
    const [previous, hash, mac] = [of.previous, of.hash, of.mac].map((bytes) =>
      Buffer.from(bytes).toString('base64url'),
    );
    return JSON.stringify({ ...of, previous, hash, mac });
  };
  assert.deepEqual(erasureIn(keyring, clear(row)), row);
  writeFileSync(file, `${clear(row)}\n${clear(next)}\n`);
  await keep(1);
  assert.equal(text(), textOf([next, row]), 'what the database does not know stays in front, sealed too');
});
