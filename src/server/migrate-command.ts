import { refuse } from '#kernel/errors.ts';
import { readWords } from './backup/asked.ts';
import { connectionsOf, prepareAsOwner } from './cluster.ts';
import { readConfig } from './config.ts';
import { say } from './sentences.ts';

const HOW = 'astra migrate [--new-password]';

/**
 * `astra migrate [--new-password]`: brings a cluster's database up to this program, so that its nodes need not know the owner's address.
 * The server that comes along is brought up to date by each start. With `--new-password` the program's roles get the password
 * that now stands in DATABASE_URL; nodes that know the old one are not let in any more. Refuses `migrate-needs-owner`, and as
 * `prepareCluster` does.
 */
export async function migrateCommand(args: string[]): Promise<void> {
  const { values } = readWords(args, { 'new-password': { type: 'boolean', default: false } }, HOW);
  const { cluster } = readConfig(process.env, 'data');
  if (!cluster?.owner) throw refuse('migrate-needs-owner', 400);
  const applied = await prepareAsOwner(cluster.owner, connectionsOf(cluster), { anew: values['new-password'] });
  console.log(say('server.migrate.done', { applied }));
}
