import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { csvRow } from '../../src/people/commands.ts';
import { checkout } from '../../src/server/checkout.ts';
import { inventFiles } from '../../src/testing/invented-records.ts';
import type { Figure } from './table.ts';

/** `astra match` on two files of so many invented people each, from the command to its answer. */
export function matching(people: number, aim: number | null): Figure[] {
  const folder = mkdtempSync(join(tmpdir(), 'astra-bench-match-'));
  try {
    const { a, b, headers } = inventFiles({ people, slips: 1, families: 0.3, onlyOne: 0, seed: 1 });
    const files = [a, b].map((rows, at) => {
      const path = join(folder, `${at}.csv`);
      writeFileSync(path, [headers, ...rows].map(csvRow).join(''));
      return path;
    });
    const began = performance.now();
    const command = [join(checkout, 'bin', 'astra.js'), 'match', ...files, '--truth', 'osoba', '--json'];
    const { stdout } = spawnSync(process.execPath, command, { encoding: 'utf8' });
    const took = (performance.now() - began) / 1000;
    const { f1 } = JSON.parse(stdout) as { f1: number };
    const what = `astra match, ${people} x ${people}`;
    return [
      { name: what, unit: 's', measured: took, aim: aim === null ? null : { at: 'most', value: aim } },
      { name: `${what}, F1`, unit: '%', measured: f1 * 100, aim: null },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
