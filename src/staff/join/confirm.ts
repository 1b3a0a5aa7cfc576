import type { Tx } from '#kernel/db.ts';
import { confirmMember, fingerprintOf, membershipsOf, type Keyholder } from '#vault/index.ts';
import { allTeams, type Team } from '../store.ts';

/** A newcomer waiting for a member of a team to compare her fingerprint words and let her in. */
export type Newcomer = {
  account: string;
  teams: { id: string; kind: Team['kind']; line: string | null }[];
  words: string[];
};

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
  return Promise.all(
    accounts.map(async (account) => ({
      account,
      teams: teams.filter((team) => waiting.some((row) => row.member === account && row.team === team.id)),
      words: await fingerprintOf(tx, account),
    })),
  );
}

/** Lets a newcomer into these teams, after her words have been compared by voice or face. */
export async function letIn(tx: Tx, holder: Keyholder, account: string, teams: string[]): Promise<void> {
  for (const team of teams) await confirmMember(tx, holder, team, account);
}
