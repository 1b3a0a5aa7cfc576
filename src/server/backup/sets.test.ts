import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { Refusal } from '#kernel/errors.ts';
import { readUntil } from './restore-command.ts';
import { baseName, chooseFrom, pieceName, readSets, stampOf } from './sets.ts';

const folder = mkdtempSync(join(tmpdir(), 'astra-sets-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const at = (time: string) => new Date(`2026-11-${time}:00.500Z`);

/** A set as the program keeps it: its backup, then stretches of the log, `[time, from, to]`. */
function keep(archive: string, begun: string, to: bigint, pieces: [string, bigint, bigint][], number = 0): void {
  const set = join(folder, archive, stampOf(at(begun)));
  mkdirSync(set, { recursive: true });
  writeFileSync(join(set, baseName({ at: at(begun), to, number })), '');
  for (const [time, from, end] of pieces) writeFileSync(join(set, pieceName({ at: at(time), from, to: end })), '');
}

keep('whole', '20T02:00', 100n, [
  ['20T10:00', 100n, 150n],
  ['21T02:01', 150n, 210n],
]);
keep('whole', '21T02:00', 200n, [
  ['21T08:00', 200n, 0x2_0000_0000n],
  ['21T09:00', 0x2_0000_0000n, 0x2_0000_0010n],
]);
mkdirSync(join(folder, 'whole', stampOf(at('22T02:00'))));
keep('gap', '20T02:00', 100n, [
  ['20T10:00', 100n, 150n],
  ['20T11:00', 160n, 170n],
  ['20T12:00', 170n, 180n],
]);

keep('set-back', '21T08:00', 100n, [
  ['21T08:10', 100n, 200n],
  ['21T08:20', 200n, 300n],
  ['21T08:05', 300n, 400n],
  ['21T08:15', 400n, 500n],
]);
keep('begun-anew', '23T08:00', 900n, [], 7);
keep('begun-anew', '22T08:00', 300n, [['22T09:00', 300n, 400n]], 8);

const choose = (archive: string, until: string | null) => {
  const { pieces, at: reached, file } = chooseFrom(join(folder, archive), until === null ? null : at(until));
  return { day: /base-2026-11-(\d\d)/.exec(file)?.[1], pieces: pieces.length, reached };
};

test('the last backup before a moment is taken, and as much of the log as reaches over it', () => {
  assert.deepEqual(choose('whole', null), { day: '21', pieces: 2, reached: at('21T09:00') });
  assert.deepEqual(choose('whole', '21T08:30'), { day: '21', pieces: 2, reached: at('21T08:30') });
  assert.deepEqual(choose('whole', '21T07:00'), { day: '21', pieces: 1, reached: at('21T07:00') });
  assert.deepEqual(choose('whole', '20T23:00'), { day: '20', pieces: 2, reached: at('20T23:00') });
  assert.deepEqual(choose('whole', '20T02:00'), { day: '20', pieces: 1, reached: at('20T02:00') });
});

test('pieces of the log follow each other by their place, whatever the clock was set to', () => {
  assert.deepEqual(choose('set-back', null), { day: '21', pieces: 4, reached: at('21T08:15') });
  assert.deepEqual(choose('set-back', '21T08:18'), { day: '21', pieces: 2, reached: at('21T08:18') });
  assert.equal(choose('set-back', '21T08:05').pieces, 1);
});

test('the last set is the one that was begun last, though its clock and its place are behind', () => {
  assert.deepEqual(choose('begun-anew', null), { day: '22', pieces: 1, reached: at('22T09:00') });
});

test('a backup without a number, as they were made before, is read', () => {
  const name = baseName({ at: at('20T02:00'), to: 1n, number: 12 }).replace('-000012', '');
  mkdirSync(join(folder, 'before'));
  writeFileSync(join(folder, 'before', name), '');
  assert.equal(choose('before', null).day, '20');
});

test('a backup that was cut off is none, and a set by itself is an archive', () => {
  const sets = readSets(join(folder, 'whole'));
  assert.equal(sets.length, 2);
  assert.equal(readSets(sets[0]?.folder ?? '').length, 1);
});

test('what an archive does not reach is said, and so is a gap in what is needed', () => {
  const refused = (archive: string, until: string | null, code: string) =>
    assert.throws(
      () => choose(archive, until),
      (error) => error instanceof Refusal && error.code === code,
      code,
    );
  refused('whole', '20T01:59', 'until-too-early');
  refused('whole', '21T09:01', 'until-too-late');
  refused('gap', null, 'archive-gap');
  refused('nowhere', null, 'archive-unreadable');
  assert.equal(choose('gap', '20T09:00').pieces, 1);
});

test('a moment is typed in the time of the house, or with its zone', () => {
  const typed = (text: string) => readUntil(text)?.toISOString();
  assert.equal(typed('2026-11-23T14:30'), '2026-11-23T13:30:00.000Z');
  assert.equal(typed('2026-07-01 14.30.05'), '2026-07-01T12:30:05.000Z');
  assert.equal(typed('2026-11-23T14:30:00Z'), '2026-11-23T14:30:00.000Z');
  assert.equal(typed('2026-11-23T14:30+02:00'), '2026-11-23T12:30:00.000Z');
  for (const text of ['yesterday', '23. 11. 2026.', '2026-13-45T99:99Z', '14:30', '2026-11-23'])
    assert.throws(
      () => readUntil(text),
      (error) => error instanceof Refusal && error.code === 'until-unread',
      text,
    );
});

test('a link that leads nowhere is passed over', () => {
  keep('linked', '20T02:00', 100n, []);
  symlinkSync(join(folder, 'nowhere'), join(folder, 'linked', 'link'));
  assert.equal(readSets(join(folder, 'linked')).length, 1);
});
