import assert from 'node:assert/strict';
import { mkdtempSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { Refusal } from '#kernel/errors.ts';
import { hostileText, orRefused, spoilt } from '#testing/hostile-text.ts';
import { backupHead, readHead, readManifest } from './head.ts';
import { BACKUP, FORMAT, HEAD } from './names.ts';
import { readUntil } from './restore-command.ts';
import { readNote } from './same-history.ts';
import { chooseFrom } from './sets.ts';
import { readTar, textEntry, textOf, writeTar, type Entry } from './tar.ts';

const folder = mkdtempSync(join(tmpdir(), 'astra-readers-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const HEADING = JSON.stringify({
  ...{ kind: BACKUP, format: FORMAT, program: '0.1.0', postgres: '18', installation: 'a', timeline: 1 },
  ...{ segment: 16_777_216, migrations: [] },
});

async function tarOf(...entries: Entry[]): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of writeTar(
    (async function* () {
      yield* entries;
    })(),
  ))
    pieces.push(piece);
  return Buffer.concat(pieces);
}

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

test('bytes that are no tar come to an end: entries no longer than what there is, or an error the archive is refused by', async () => {
  const whole = await tarOf(
    textEntry(HEAD, HEADING),
    textEntry('postgres/', ''),
    textEntry('keys/keyring.json', 'x'.repeat(700)),
  );
  const turned = fc
    .array(fc.tuple(fc.nat({ max: whole.length - 1 }), fc.integer({ min: 0, max: 255 })), { maxLength: 6 })
    .map((places) => {
      const bytes = Buffer.from(whole);
      for (const [place, value] of places) bytes[place] = value;
      return bytes;
    });
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(turned, fc.uint8Array({ maxLength: 1600 })),
      fc.integer({ min: 1, max: 900 }),
      async (bytes, size) => {
        let read = 0;
        try {
          for await (const entry of readTar(inPieces(bytes, size))) read += (await textOf(entry)).length;
        } catch (error) {
          assert.ok(error instanceof Error);
        }
        assert.ok(read <= 3 * bytes.length);
      },
    ),
    { numRuns: 100 },
  );
});

test('a head that is not in order is refused, and is no head', async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(spoilt(HEADING), hostileText), async (text) => {
      const head = await readHead(textEntry(HEAD, text), BACKUP, backupHead).catch((error: unknown) => {
        // Inside an archive whatever is thrown is said as its damage.
        assert.ok(error instanceof Error);
        return null;
      });
      if (head) assert.ok(head.timeline > 0 && head.segment > 0);
    }),
    { numRuns: 400 },
  );
});

test('counts that are none are refused', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.object(),
        fc.record({ mark: fc.anything(), at: fc.anything(), lsn: fc.anything(), counts: fc.anything() }),
      ),
      (found) => {
        orRefused(() => readManifest(found, 'x'));
      },
    ),
    { numRuns: 400 },
  );
});

test('a note of the archive that cannot be read is none', () => {
  const whole = JSON.stringify({ base: 'base-x.age', timeline: 1, ends: ['0/16B3748'] });
  fc.assert(
    fc.property(fc.oneof(spoilt(whole), hostileText), (text) => {
      writeFileSync(join(folder, 'archive.json'), text);
      readNote(folder);
    }),
    { numRuns: 200 },
  );
});

test('files of any name in an archive are passed over or put in order, and a moment is found or refused', () => {
  const base = 'base-2026-11-26T08-00-00-000Z-0000000000000100-000001.age';
  const log = 'log-2026-11-26T08-00-10-000Z-0000000000000100-0000000000000200.age';
  const never = 'base-2026-99-99T08-00-00-000Z-0000000000000100-000009.age';
  const name = fc
    .oneof(spoilt(base), spoilt(log), fc.constant(never), hostileText)
    .map((text) => text.replaceAll(/[/\0\uD800-\uDFFF]/g, '_').slice(0, 60))
    .filter((text) => !/^\.{0,2}$/.test(text));
  const until = fc.option(fc.date({ noInvalidDate: true, min: new Date('2020-01-01'), max: new Date('2040-01-01') }));
  let number = 0;
  fc.assert(
    fc.property(fc.array(name, { maxLength: 5 }), fc.boolean(), until, (names, whole, at) => {
      const archive = join(folder, `archive-${number++}`);
      mkdirSync(join(archive, 'set'), { recursive: true });
      for (const each of [...names, ...(whole ? [base, log] : [])]) writeFileSync(join(archive, 'set', each), '');
      const chosen = orRefused(() => chooseFrom(archive, at));
      if (chosen) assert.ok(readdirSync(join(archive, 'set')).some((each) => chosen.file.endsWith(each)));
    }),
    { numRuns: 150 },
  );
});

test('a moment that never was is refused, never taken for another', () => {
  fc.assert(
    fc.property(fc.oneof(spoilt('2026-11-23T14:30'), spoilt('2026-11-23T14:30:00Z'), hostileText), (text) => {
      const at = orRefused(() => readUntil(text));
      if (at) assert.ok(!Number.isNaN(at.getTime()));
    }),
  );
  for (const text of [
    '2026-13-01T10:00',
    '2026-02-30T10:00',
    '2026-11-23T25:00',
    '2026-11-23T10:61',
    '2026-02-30T10:00Z',
  ])
    assert.throws(
      () => readUntil(text),
      (error) => error instanceof Refusal,
      text,
    );
});
