import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { Refusal } from '#kernel/errors.ts';
import { inventFiles } from '#testing/invented-records.ts';
import { readMatchAsked } from './match-asked.ts';

const folder = mkdtempSync(join(tmpdir(), 'astra-match-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const { a, b, headers } = inventFiles({ people: 60, slips: 0.5, families: 0, onlyOne: 0, seed: 2 });
const [fileA, fileB] = [a, b].map((rows, at) => {
  const path = join(folder, `${'ab'[at]}.csv`);
  writeFileSync(path, [headers, ...rows].map((row) => row.join(';')).join('\r\n'));
  return path;
});

/** The command as somebody at a terminal has it, in a folder where nothing of Astra is. */
function atTerminal(args: string[], settings: Record<string, string> = {}) {
  const command = [join(import.meta.dirname, 'main.ts'), 'match', ...args];
  return spawnSync(process.execPath, command, {
    encoding: 'utf8',
    cwd: folder,
    env: { PATH: '', LANG: 'C', ...settings },
  });
}

test('with the truth known it prints one object of figures, and progress beside it', () => {
  const { stdout, stderr, status } = atTerminal([fileA ?? '', fileB ?? '', '--truth', 'osoba', '--json']);
  assert.equal(status, 0, stderr);
  const figures = JSON.parse(stdout) as Record<string, number>;
  const first = ['precision', 'recall', 'f1', 'pairs', 'pairRecallOfBlocking', 'seconds'];
  assert.deepEqual(Object.keys(figures).slice(0, first.length), first);
  assert.ok(Number(figures['f1']) > 0.97 && figures['pairRecallOfBlocking'] === 1);
  assert.match(stderr, /Reading.*Deciding/s);
});

test('without the truth it writes the links, for their reader alone, and overwrites nothing', () => {
  const out = join(folder, 'links.csv');
  const told = atTerminal([fileA ?? '', fileB ?? '', '--without', 'osoba,jmbg', '--lang', 'sr-Cyrl', '--out', out]);
  assert.equal(told.status, 0, told.stderr);
  assert.equal(told.stdout, '');
  const [head = '', ...rows] = readFileSync(out, 'utf8').trimEnd().split('\r\n');
  assert.match(head, /^\uFEFFред А,ред Б,вероватноћа,бита,зашто,/);
  assert.ok(rows.length > 55 && rows.length <= 60);
  for (const row of rows) assert.match(row, /^\d+,\d+,[01]\.?\d*,[\d.]+,пре поређења .*укупно \+/);
  assert.match(rows.join('\n'), /'\+381/, 'a spreadsheet calculates nothing');
  assert.equal(statSync(out).mode & 0o777, 0o600);
  const again = atTerminal([fileA ?? '', '--out', out, '--lang', 'en']);
  assert.deepEqual([again.status, again.stderr.includes('is there already')], [1, true], again.stderr);
});

test('a file that does not fit into memory is refused in a sentence that says how far it was read', () => {
  const large = join(folder, 'large.csv');
  const row = (at: number) => `Nada ${at};Perović ${at};Bor ${at};${at}\n`;
  writeFileSync(large, `ime;prezime;mesto;broj\n${Array.from({ length: 200_000 }, (_, at) => row(at)).join('')}`);
  const { status, stderr } = atTerminal([large, '--lang', 'en'], {
    NODE_OPTIONS: '--max-old-space-size=96 --max-semi-space-size=1',
  });
  assert.equal(status, 1, stderr);
  assert.match(stderr, /too large.* after \d+,000 rows/);
  assert.doesNotMatch(stderr, /heap out of memory|Nada/);
});

test('what it does not understand it says in a sentence, before it reads anything', () => {
  const refused = (...args: string[]) =>
    assert.throws(
      () => readMatchAsked(args),
      (error) => error instanceof Refusal && error.code === 'match-how',
      args.join(' '),
    );
  refused();
  refused('a.csv', 'b.csv', 'c.csv');
  refused('a.csv', '--turth', 'id');
  refused('a.csv', '--truth');
  refused('a.csv', '--lang', 'de');
  refused('a.csv', '--one-to-one', 'maybe');
  const nowhere = ['a.csv', '--out', join(folder, 'none', 'links.csv')];
  assert.throws(
    () => readMatchAsked(nowhere),
    (error) => error instanceof Refusal && error.code === 'match-not-written',
  );
  const { without, kinds } = readMatchAsked(['a.csv', '--without', 'x, y', '--without', 'z', '--kind', 'ime=surname']);
  assert.deepEqual([without, kinds], [['x', 'y', 'z'], ['ime=surname']]);
});
