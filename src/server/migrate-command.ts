import { refuse } from '#kernel/errors.ts';
import { connectionsOf, prepareAsOwner } from './cluster.ts';
import { readConfig } from './config.ts';
import { say } from './sentences.ts';

/**
 * `astra migrate`: brings a cluster's database up to this program, so that its nodes need not know the owner's address.
 * The server that comes along is brought up to date by each start. Refuses `migrate-needs-owner`, and as
 * `prepareCluster` does.
 */
export async function migrateCommand(): Promise<void> {
  const { cluster } = readConfig(process.env, 'data');
  if (!cluster?.owner) throw refuse('migrate-needs-owner', 400);
  const applied = await prepareAsOwner(cluster.owner, connectionsOf(cluster));
  console.log(say('server.migrate.done', { applied }));
}
