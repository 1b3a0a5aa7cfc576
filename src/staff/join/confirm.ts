import type { Tx } from '#kernel/db.ts';
import { tell } from '#kernel/outbox.ts';
import { confirmMember, fingerprintOf, membershipsOf, type Keyholder } from '#vault/index.ts';
import type { Newcomer, OwnWords } from '../shared.ts';
import { allTeams } from '../store.ts';

/** Who waits to be let into the teams the holder belongs to. */
export async function newcomers(tx: Tx, holder: Keyholder): Promise<Newcomer[]> {
  const teams = await allTeams(tx);
  const memberships = await membershipsOf(
    tx,
    teams.map((team) => team.id),
  );
  const mine = new Set(
    memberships.filter((row) => row.member === holder.id && row.confirmed_by).map((row) => row.team),
  );
  const waiting = memberships.filter((row) => !row.confirmed_by && mine.has(row.team));
  const accounts = [...new Set(waiting.map((row) => row.member))];
  const found: Newcomer[] = [];
  for (const account of accounts)
    found.push({
      account,
      teams: teams.filter((team) => waiting.some((row) => row.member === account && row.team === team.id)),
      words: await fingerprintOf(tx, account),
    });
  return found;
}

/**
 * Lets a newcomer into these teams, after her words have been compared by voice or face. Her own open screen is told,
 * for from now on it may show more.
 */
export async function letIn(tx: Tx, holder: Keyholder, account: string, teams: string[]): Promise<void> {
  for (const team of teams) await confirmMember(tx, holder, team, account);
  await tell(tx, 'staff.changed', account);
}

/** The six words a person reads out so that a colleague can compare them, and the teams that have not let her in yet. */
export async function ownWords(tx: Tx, holder: Keyholder): Promise<OwnWords> {
  const teams = await allTeams(tx);
  const ids = teams.map((team) => team.id);
  const pending = (await membershipsOf(tx, ids)).filter((row) => row.member === holder.id && !row.confirmed_by);
  const waits = teams.filter((team) => pending.some((row) => row.team === team.id));
  return { words: await fingerprintOf(tx, holder.id), waits };
}
