import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { baseName, readBases, readSets, stampOf } from './sets.ts';

// In a process of its own: for a moment it is another user, as the program is on most machines.
const NOBODY = 65_534;
const archive = mkdtempSync(join(tmpdir(), 'astra-disk-'));
after(() => rmSync(archive, { recursive: true, force: true }));

function asAnother<T>(work: () => T): T {
  if (process.getuid?.() !== 0) return work();
  process.seteuid?.(NOBODY);
  try {
    return work();
  } finally {
    process.seteuid?.(0);
  }
}

test('a disk whose root has a folder that only the system reads is an archive; a set of ours that may not be read is no gap', () => {
  chmodSync(archive, 0o755);
  const at = new Date('2026-11-20T02:00:00.500Z');
  const set = join(archive, stampOf(at));
  const closed = join(archive, 'lost+found');
  mkdirSync(set);
  writeFileSync(join(set, baseName({ at, to: 100n, number: 1 })), '');
  mkdirSync(closed, { mode: 0 });
  const seen = () => asAnother(() => [readSets(archive), readBases(archive)].map(({ length }) => length));
  assert.deepEqual(seen(), [1, 1]);
  chmodSync(set, 0);
  assert.throws(seen, { code: 'EACCES' });
  chmodSync(set, 0o700);
});
