import { refuse } from '#kernel/errors.ts';
import { dataFolder, readConfig } from '../config.ts';
import { say, sayMoment } from '../sentences.ts';
import { identitiesFrom, readWords } from './asked.ts';
import { restore, type Restored } from './restore.ts';

const HOW = 'astra restore ARCHIVE --identity FILE [--json]';

/** `astra restore ARCHIVE --identity FILE`: puts a backup into an empty data folder, and proves that it is whole. */
export async function restoreCommand(args: string[]): Promise<void> {
  const options = { identity: { type: 'string' }, json: { type: 'boolean', default: false } } as const;
  const { values, positionals } = readWords(args, options, HOW);
  const [file, ...more] = positionals;
  if (!file || more.length > 0 || !values.identity) throw refuse('backup-how', 400, { how: HOW });
  const identities = identitiesFrom(values.identity);
  const config = readConfig(process.env, 'data');
  const folders = { dataDir: dataFolder(config), keysDir: config.keysDir };
  const restored = await restore(folders, { file, identities }, (step) =>
    console.error(say(`server.restore.step.${step}`)),
  );
  sayRestored(restored, folders.dataDir, values.json);
}

function sayRestored(restored: Restored, folder: string, json: boolean): void {
  if (json) return console.log(JSON.stringify({ folder, ...restored }));
  console.log(say('server.restore.done', { folder, ...restored, at: sayMoment(restored.at) }));
}
