import { refuse } from '#kernel/errors.ts';
import { readConfig } from '../config.ts';
import { say, sayMoment } from '../sentences.ts';
import { orLeaveNothing } from './archive.ts';
import { makeIdentity, readWords, recipientsFrom } from './asked.ts';
import { backUp, type Made, type Source, type Tell } from './base.ts';
import { exportTo } from './export-command.ts';
import { withServer } from './with-server.ts';

const HOW = 'astra backup FILE --to RECIPIENT[,RECIPIENT...] [--json]\n  astra backup identity FILE';
const MEGA = 1_000_000;

/**
 * `astra backup FILE --to RECIPIENTS`: a backup of the installation, running or not, sealed in the age format; of a cluster a portable copy.
 * `astra backup identity FILE`: what opens it, to be made once and kept elsewhere.
 */
export async function backupCommand(args: string[]): Promise<void> {
  const options = { to: { type: 'string' }, json: { type: 'boolean', default: false } } as const;
  const { values, positionals } = readWords(args, options, HOW);
  const [file, second, ...more] = positionals;
  if (file === 'identity' && second && more.length === 0) return sayIdentity(second);
  if (!file || second || !values.to) throw refuse('backup-how', 400, { how: HOW });
  const recipients = recipientsFrom(values.to);
  const config = readConfig(process.env, 'data');
  // The files of a cluster are its keeper's business, and its own tools': what we can take is the rows.
  if (config.cluster) return exportTo(config, file, { recipients, json: values.json });
  const began = performance.now();
  const make = async (source: Source) => orLeaveNothing(() => backUp(source, file, recipients, steps()));
  const made = await withServer(config, make);
  sayMade(file, made, { seconds: (performance.now() - began) / 1000, json: values.json });
}

async function sayIdentity(file: string): Promise<void> {
  const recipient = await makeIdentity(file);
  console.log(say('server.backup.identity', { file, recipient }));
}

/** Says each tenth of the way. */
function steps(): Tell {
  let said = -1;
  return (done, all) => {
    const tenth = Math.floor((10 * done) / Math.max(all, 1));
    if (tenth <= said) return;
    said = tenth;
    console.error(say('server.backup.step', { percent: 10 * tenth, size: megabytes(all) }));
  };
}

const megabytes = (bytes: number) => (bytes / MEGA).toFixed(1);

function sayMade(file: string, { bytes, moment }: Made, { seconds, json }: { seconds: number; json: boolean }): void {
  const rows = Object.values(moment.counts).reduce((sum, count) => sum + count, 0);
  const tables = Object.keys(moment.counts).length;
  const told = { file, bytes, at: moment.at, tables, rows, seconds: Number(seconds.toFixed(3)) };
  if (json) return console.log(JSON.stringify(told));
  console.log(say('server.backup.made', { file, size: megabytes(bytes), at: sayMoment(moment.at), tables, rows }));
}
