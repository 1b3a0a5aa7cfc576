import { existsSync, readFileSync } from 'node:fs';
import { mappingSchema, type Mapping } from '#hotline/index.ts';
import { refuse } from '#kernel/errors.ts';
import { readSheet } from '#people/commands.ts';
import { loadKeyring, useKeyring } from '#vault/index.ts';
import { readWords } from './backup/asked.ts';
import { withServer } from './backup/with-server.ts';
import { openCluster, refuseUnlike } from './cluster.ts';
import { readConfig, type Config } from './config.ts';
import { openPools, type Pools } from './database.ts';
import { importCalls, type Done } from './import-contacts.ts';
import { say } from './sentences.ts';

const HOW = 'astra import contacts FILE.csv --map MAP.json --by ADDRESS [--dry-run] [--json]';
/** So many refused rows are said one by one. */
const MOST_SAID = 50;

/**
 * `astra import contacts FILE.csv --map MAP.json --by ADDRESS`: takes an older call log, row by row a closed contact,
 * while the program runs or not. It needs nobody's key and reads nothing back. Rows that do not fit are left out, each
 * with its line, its field and the reason, never its content. Taken a second time, nothing is doubled.
 */
export async function importContactsCommand(args: string[]): Promise<void> {
  const options = {
    map: { type: 'string' },
    by: { type: 'string' },
    'dry-run': { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  } as const;
  const { values, positionals } = readWords(args, options, HOW);
  const [file, ...more] = positionals;
  if (!file || more.length > 0 || !values.map || !values.by) throw refuse('backup-how', 400, { how: HOW });
  const mapping = readMapping(values.map);
  const sheet = await readSheet(file);
  const config = readConfig(process.env, 'data');
  useKeyring(await loadKeyring(config.keysDir));
  const asked = { mapping, sheet, by: values.by, dry: values['dry-run'], step };
  const began = performance.now();
  const done = await onDatabase(config, (pools) => importCalls(pools.app, asked));
  sayDone(done, { dry: asked.dry, json: values.json, began });
}

/** Says each twentieth of the way. */
let said = 0;
function step(done: number, all: number): void {
  const part = Math.floor((20 * done) / all);
  if (part > said) console.error(say('server.call-log.step', { done, all }));
  said = part;
}

function readMapping(file: string): Mapping {
  if (!existsSync(file)) throw refuse('call-log-map', 400, { file, what: 'file' });
  const read = mappingSchema.safeParse(parsed(readFileSync(file, 'utf8')));
  if (read.success) return read.data;
  const what = read.error.issues.map((issue) => issue.path.join('.') || 'JSON');
  throw refuse('call-log-map', 400, { file, what: what.join(', ').slice(0, 200) });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

async function onDatabase<T>(config: Config, work: (pools: Pools) => Promise<T>): Promise<T> {
  const closing = (pools: Pools, act = work) => act(pools).finally(() => pools.close());
  if (config.cluster) return closing(await openCluster(config.cluster));
  return withServer(config, ({ address }) =>
    closing(openPools(address), async (pools) => {
      await refuseUnlike(pools.app);
      return work(pools);
    }),
  );
}

function sayDone(
  { refused, ...done }: Done,
  { dry, json, began }: { dry: boolean; json: boolean; began: number },
): void {
  const seconds = Number(((performance.now() - began) / 1000).toFixed(1));
  const peakMegabytes = Math.round(process.resourceUsage().maxRSS / 1024);
  if (refused.length > 0) process.exitCode = 1;
  if (json) return console.log(JSON.stringify({ dryRun: dry, ...done, refused, seconds, peakMegabytes }));
  for (const { line, field, reason } of refused.slice(0, MOST_SAID))
    console.error(say('server.call-log.refused', { line, field, reason: say(`server.call-log.reason.${reason}`) }));
  if (refused.length > MOST_SAID) console.error(say('server.call-log.more', { more: refused.length - MOST_SAID }));
  const told = {
    ...done,
    refused: refused.length,
    seconds,
    perSecond: Math.round(done.taken / Math.max(seconds, 0.1)),
    peakMegabytes,
  };
  console.log(say(dry ? 'server.call-log.would' : 'server.call-log.done', told));
}
