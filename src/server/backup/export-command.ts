import { refuse } from '#kernel/errors.ts';
import { readConfig, type Config } from '../config.ts';
import { say, sayMoment } from '../sentences.ts';
import { orLeaveNothing } from './archive.ts';
import { identitiesFrom, readWords, recipientsFrom } from './asked.ts';
import type { Tell } from './base.ts';
import { copyOut, type Copied } from './copy-out.ts';
import { importToCluster, importToFolder, ownerOf } from './import-data.ts';
import { archiveOf, sayErased, sayPasskeys } from './restore-command.ts';
import { withServer } from './with-server.ts';

const EXPORT_HOW = 'astra export FILE --to RECIPIENT[,RECIPIENT...] [--json]';
const IMPORT_HOW = 'astra import FILE --identity FILE [--json]';

/** `astra export FILE --to RECIPIENTS`: everything as a portable copy, from the server that comes along or a cluster. */
export async function exportCommand(args: string[]): Promise<void> {
  const options = { to: { type: 'string' }, json: { type: 'boolean', default: false } } as const;
  const { values, positionals } = readWords(args, options, EXPORT_HOW);
  const [file, ...more] = positionals;
  if (!file || more.length > 0 || !values.to) throw refuse('backup-how', 400, { how: EXPORT_HOW });
  await exportTo(readConfig(process.env, 'data'), file, { recipients: recipientsFrom(values.to), json: values.json });
}

/** Makes the copy and says so. */
export async function exportTo(
  config: Config,
  file: string,
  { recipients, json }: { recipients: string[]; json: boolean },
): Promise<void> {
  const { keysDir } = config;
  const began = performance.now();
  const copy = (owner: Parameters<typeof copyOut>[0]['owner']) =>
    orLeaveNothing(() => copyOut({ owner, keysDir }, file, recipients, steps()));
  const copied = config.cluster
    ? await copy(ownerOf(config.cluster))
    : await withServer(config, ({ address }) => copy({ ...address, user: 'astra_owner' }));
  sayCopied(file, copied, { json, seconds: (performance.now() - began) / 1000 });
}

/** Says each tenth of the tables. */
function steps(): Tell {
  let said = -1;
  return (done, all) => {
    const tenth = Math.floor((10 * done) / all);
    if (tenth <= said) return;
    said = tenth;
    console.error(say('server.export.step', { percent: 10 * tenth, tables: all }));
  };
}

type Saying = { json: boolean; seconds: number };

function sayCopied(file: string, { bytes, at, counts }: Copied, { json, seconds }: Saying): void {
  const rows = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const told = { file, bytes, at, tables: Object.keys(counts).length, rows };
  if (json) return console.log(JSON.stringify({ ...told, seconds: Number(seconds.toFixed(3)) }));
  console.log(say('server.export.made', { ...told, at: sayMoment(at) }));
}

/** `astra import FILE --identity FILE`: reads such a copy into an empty data folder, or a cluster's empty database. */
export async function importCommand(args: string[]): Promise<void> {
  const options = { identity: { type: 'string' }, json: { type: 'boolean', default: false } } as const;
  const { values, positionals } = readWords(args, options, IMPORT_HOW);
  const [file, ...more] = positionals;
  if (!file || more.length > 0 || !values.identity) throw refuse('backup-how', 400, { how: IMPORT_HOW });
  const config = readConfig(process.env, 'data');
  const { dataDir, cluster, keysDir } = config;
  const given = { file, identities: identitiesFrom(values.identity), registers: archiveOf(config) };
  console.error(say('server.import.step'));
  const imported = cluster
    ? await importToCluster(cluster, keysDir, given)
    : await importToFolder({ dataDir, keysDir }, given);
  if (values.json) return console.log(JSON.stringify(imported));
  const { erased, passkeys, ...told } = imported;
  console.log(say('server.import.done', { ...told, at: sayMoment(told.at) }));
  sayPasskeys(passkeys);
  sayErased(erased);
}
