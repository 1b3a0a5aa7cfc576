// Does the suite notice? Changes seeded places in the vault, the permissions and the rules, one at a time and in a copy,
// and counts how many some test notices. `--near 6` asks at most the six nearest test files with a database: quick, and
// what only a test farther away would notice then counts as missed.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { endWithUs } from './check/command.ts';
import { readTree } from './house/tree.ts';
import type { Change } from './mutate/changes.ts';
import { covering, importersOf } from './mutate/covering.ts';
import { pick } from './mutate/pick.ts';
import { allChanges } from './mutate/targets.ts';
import { copyTree, tryChange } from './mutate/trial.ts';
import { SHARED } from './test/shared-database.ts';

const AIM = 0.9;
/** Row rules stand in every room and have one test. */
const ROW_RULES = 'src/server/row-rules.int.test.ts';
const root = join(import.meta.dirname, '..');
const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string', default: '' },
    near: { type: 'string', default: 'Infinity' },
    json: { type: 'string' },
  },
});

type Outcome = Change & { noticed: string | null };

endWithUs();
const tree = readTree(root);
const importers = importersOf(tree);
const places = allChanges(root, tree, (path) => readFileSync(join(root, path), 'utf8'));
const chosen = pick(
  places.filter(({ file }) => file.includes(values.only)),
  Number(values.count),
  Number(values.seed),
);
console.log(`${chosen.length} of ${places.length} places, seed ${values.seed}`);

const { startSharedServer } = await import('../src/testing/database.ts');
const { stop, ...server } = await startSharedServer();
const copy = copyTree(root);
const outcomes: Outcome[] = [];
try {
  for (const change of chosen) outcomes.push(await tryOne(change));
} finally {
  copy.remove();
  await stop();
}
const noticed = outcomes.filter((each) => each.noticed !== null).length;
console.log(`\n${noticed} of ${outcomes.length} noticed (aim: ${AIM * 100} %)`);
for (const each of outcomes.filter((one) => one.noticed === null))
  console.log(`${each.file}:${each.line}  ${each.what}`);
if (values.json) writeFileSync(values.json, JSON.stringify(outcomes, null, 2));
process.exitCode = noticed >= outcomes.length * AIM ? 0 : 1;

async function tryOne(change: Change): Promise<Outcome> {
  const began = performance.now();
  const sql = change.file.endsWith('.sql');
  // A changed migration needs a database of its own; everything else shares one.
  if (sql) Reflect.deleteProperty(process.env, SHARED);
  else process.env[SHARED] = JSON.stringify(server);
  const { pure, integration } = covering(importers, reader(change.file));
  const nearest = sql ? [ROW_RULES, ...integration.filter((file) => file !== ROW_RULES)] : integration;
  const near = { pure, integration: nearest.slice(0, Number(values.near)) };
  const noticedBy = await tryChange(copy.folder, change, near);
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  console.log(`${noticedBy ? 'noticed' : 'MISSED '} ${seconds} s  ${change.file}:${change.line}  ${change.what}`);
  return { ...change, noticed: noticedBy };
}

/** The file through which a list or a migration comes into the program. */
function reader(file: string): string {
  if (file.endsWith('.tsv')) return 'src/staff/roles.ts';
  return file.endsWith('.sql') ? `${file.split('/').slice(0, 2).join('/')}/store.ts` : file;
}
