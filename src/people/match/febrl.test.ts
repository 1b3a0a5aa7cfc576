import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { chooseColumns } from './choose-columns.ts';
import { matchRecords } from './match.ts';
import { readSheet } from './read-sheet.ts';
import { entitiesOf, measure } from './truth.ts';

const folder = join(import.meta.dirname, 'testing-data');

async function run(files: string[], without: string[]) {
  const sheets = await Promise.all(files.map((file) => readSheet(join(folder, `febrl-${file}.csv`))));
  const { columns, truth } = chooseColumns(sheets, { truth: 'rec_id', without, kinds: [] });
  const [a = [], b = null] = columns;
  const { decision, candidates } = matchRecords({ a, b, year: 2026, oneToOne: null, step: () => undefined });
  const [left = [], right = null] = entitiesOf(...(truth ?? []));
  return { ...measure(left, right, decision.links, candidates), oneToOne: decision.oneToOne };
}

for (const [what, files, without, least] of [
  ['duplicates within one file', ['dataset1'], [], 0.999],
  ['two files', ['dataset4a', 'dataset4b'], [], 0.999],
  ['duplicates within one file, without the document number', ['dataset1'], ['soc_sec_id'], 0.993],
  ['two files, without the document number', ['dataset4a', 'dataset4b'], ['soc_sec_id'], 0.993],
] as const) {
  test(`FEBRL, ${what}: F1 of ${least} or better, and blocking loses at most two pairs in a thousand`, async () => {
    const { f1, pairRecallOfBlocking, oneToOne } = await run([...files], [...without]);
    assert.ok(f1 >= least, `F1 ${f1}`);
    assert.ok(pairRecallOfBlocking >= 0.998, `pair recall ${pairRecallOfBlocking}`);
    assert.equal(oneToOne, files.length === 2);
  });
}
