import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

const folder = mkdtempSync(join(tmpdir(), 'astra-names-'));
after(() => rmSync(folder, { recursive: true, force: true }));

test('figures of a file of pairs come as one object, those without the hard pairs beside them; a bad row is told by its line', () => {
  const file = join(folder, 'pairs.tsv');
  const pairs = ['Đorđe\tDjordje\t1\tscript', 'Radmila\tOgnjen\t0\t', 'Marko\tMirko\t1\thard', 'Šljivić\t\t1\t'];
  writeFileSync(file, ['a\tb\tsame\tnote', ...pairs].join('\n'));
  const command = [join(import.meta.dirname, 'main.ts'), 'names', file, '--json', '--lang', 'en'];
  const { stdout, stderr, status } = spawnSync(process.execPath, command, {
    encoding: 'utf8',
    cwd: folder,
    env: { PATH: '', LANG: 'C' },
  });
  assert.equal(status, 0, stderr);
  const { easy, ...all } = JSON.parse(stdout) as { easy: object };
  const figures = ['f1', 'recallAtFalsePositiveRate005', 'bestThreshold'];
  assert.deepEqual(Object.keys(all), [...figures, 'pairs', 'seconds']);
  assert.deepEqual([Object.keys(easy), Object.values(easy).slice(0, 2)], [figures, [1, 1]]);
  assert.match(stderr, /line 5/);
  assert.doesNotMatch(stderr, /Šljivić/);
});
