import type { Tx } from '#kernel/db.ts';
import { refuse } from '#kernel/errors.ts';
import { allTeams, findTeam } from './store.ts';

/** The team of the leads, or of those who search. Refuses `not-set-up` before the first run has made it. */
export async function teamOf(tx: Tx, kind: 'leads' | 'search'): Promise<string> {
  const team = await findTeam(tx, kind, null);
  if (!team) throw refuse('not-set-up', 503);
  return team.id;
}

/** The duty teams of all lines; empty while nobody answers calls. */
export async function dutyTeams(tx: Tx): Promise<string[]> {
  return (await allTeams(tx)).filter((team) => team.kind === 'duty').map((team) => team.id);
}
