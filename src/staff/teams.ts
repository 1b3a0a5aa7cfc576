import type { Tx } from '#kernel/db.ts';
import { refuse } from '#kernel/errors.ts';
import { membershipsOf } from '#vault/index.ts';
import type { TeamOfReaders } from './shared.ts';
import { allTeams, holdCardMarks, houseTeams, type Team } from './store.ts';

type HouseTeam = 'leads' | 'search' | 'everyone';
const asked = new WeakMap<Tx, Team[]>();

/**
 * The team of the leads, of those who search, or of everybody; a transaction asks once for all three. Refuses
 * `not-set-up` before the first run has made it.
 */
export async function teamOf(tx: Tx, kind: HouseTeam): Promise<string> {
  const is = (team: Team) => team.kind === kind;
  const known = asked.get(tx)?.find(is);
  if (known) return known.id;
  const teams = await houseTeams(tx);
  asked.set(tx, teams);
  const team = teams.find(is);
  if (!team) throw refuse('not-set-up', 503);
  return team.id;
}

/**
 * The duty teams of all lines, for a card that is made for each of them; empty while nobody answers calls. Until this
 * transaction is over no team is noted as having every card (`markCardsGiven`).
 */
export async function dutyTeams(tx: Tx): Promise<string[]> {
  await holdCardMarks(tx);
  return (await allTeams(tx)).filter((team) => team.kind === 'duty').map((team) => team.id);
}

/** Whether cases can be worked on by this team: the support team, or the duty team of a line. */
export async function isCaseTeam(tx: Tx, id: string): Promise<boolean> {
  return (await allTeams(tx)).some((team) => team.id === id && (team.kind === 'duty' || team.kind === 'support'));
}

/** Every team with its members of this moment, by id; `without` are left out, whatever team they are in. */
export async function teamsWithMembers(tx: Tx, without: readonly string[] = []): Promise<Map<string, TeamOfReaders>> {
  const teams = await allTeams(tx);
  const ids = teams.map((team) => team.id);
  const members = (await membershipsOf(tx, ids)).filter(
    (row) => row.confirmed_by !== null && !without.includes(row.member),
  );
  return new Map(
    teams.map(({ id, kind, line }) => {
      const hers = members.filter((row) => row.team === id);
      return [id, { id, kind, line, members: hers.map((row) => row.member) }];
    }),
  );
}
