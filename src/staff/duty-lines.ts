import type { Tx } from '#kernel/db.ts';
import { membershipsOf } from '#vault/index.ts';
import { allTeams } from './store.ts';

/** The lines whose duty team this colleague belongs to, with its key: those she can answer. */
export async function linesAnsweredBy(tx: Tx, account: string): Promise<Set<string>> {
  const duty = (await allTeams(tx)).filter((team) => team.kind === 'duty');
  const ids = duty.map((team) => team.id);
  const joined = (await membershipsOf(tx, ids)).filter((row) => row.member === account && row.confirmed_by !== null);
  const teams = new Set(joined.map((row) => row.team));
  return new Set(duty.flatMap((team) => (team.line !== null && teams.has(team.id) ? [team.line] : [])));
}
