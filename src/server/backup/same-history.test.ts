import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { goesOn, noteOf, readNote, writeNote } from './same-history.ts';
import type { ArchiveSet } from './sets.ts';
import type { Lsn } from './wal.ts';

const folder = mkdtempSync(join(tmpdir(), 'astra-history-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const at = new Date('2026-11-20T02:00:00Z');
const setTo = (to: Lsn, name = 'base-1.age'): ArchiveSet => ({
  folder: 'set',
  base: { file: join('set', name), at, to: 100n, number: 1 },
  pieces: [{ file: '', at, from: 100n, to }],
});
const server = { slot: { from: 150n, lost: false }, flushed: 900n, timeline: 1 };
const noted = noteOf(setTo(200n), 1, [200n, 300n]);

test('an archive is gone on with where the last piece was written, and where a power cut left it unwritten', () => {
  assert.equal(goesOn(setTo(200n), server, noted), true);
  assert.equal(goesOn(setTo(300n), server, noted), true);
});

test('an older data folder put back begins a set of its own, before and after its log has grown past the end of the other', () => {
  const older = { slot: { from: 150n, lost: false }, timeline: 1 };
  assert.equal(goesOn(setTo(500n), { ...older, flushed: 320n }, noted), false);
  assert.equal(goesOn(setTo(500n), { ...older, flushed: 900n }, noted), false);
  assert.equal(goesOn(setTo(200n, 'base-2.age'), server, noted), false, 'the other history has begun a set since');
  assert.equal(goesOn(setTo(200n), { ...server, timeline: 2 }, noted), false, 'restored since');
  assert.equal(goesOn(setTo(200n), server, null), false, 'the folder knows of no archive');
});

test('a set is not gone on with where the log behind it is gone, or ends before it', () => {
  assert.equal(goesOn(setTo(200n), { ...server, slot: null }, noted), false);
  assert.equal(goesOn(setTo(200n), { ...server, slot: { from: 150n, lost: true } }, noted), false);
  assert.equal(goesOn(setTo(200n), { ...server, slot: { from: 201n, lost: false } }, noted), false);
  assert.equal(goesOn(setTo(300n), { ...server, flushed: 299n }, noted), false);
});

test('what is noted is read again, and a note that cannot be read is none', () => {
  assert.equal(readNote(folder), null);
  writeNote(folder, noted);
  writeNote(folder, { ...noted, ends: [0x2_0000_0010n] });
  assert.deepEqual(readNote(folder), { base: 'base-1.age', timeline: 1, ends: [0x2_0000_0010n] });
  assert.deepEqual(readdirSync(folder), ['archive.json']);
  writeFileSync(join(folder, 'archive.json'), '{"base":');
  assert.equal(readNote(folder), null);
});
