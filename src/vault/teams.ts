import type { Tx } from '#kernel/db.ts';
import { notFound, refuse } from '#kernel/errors.ts';
import { macFits, macOf } from './keyring.ts';
import { loadTeamKeys, teamKeyLabel, type Keyholder } from './keyholder.ts';
import { bearPrincipal, recipient, type KeyBearer } from './principals.ts';
import { keyring } from './ring.ts';
import { confirm, findMembership, insertPending, insertTeamKey, newestPublicKeys, type ConfirmedRow } from './store.ts';
import { wrapKey } from './wrap.ts';

const macFields = (team: string, member: string, by: string) => [team, member, by];

/** A team without a key yet: it can be named and joined, but nothing can be sealed to it until its first member comes. */
export async function bearTeam(tx: Tx, founder: Keyholder): Promise<KeyBearer> {
  const team = await bearPrincipal(tx, 'team');
  await insertPending(tx, team.id, founder.id, founder.id);
  await handOver(tx, team, founder.id);
  await confirm(tx, team.id, founder.id, founder.id, membershipMac(team.id, founder.id, founder.id));
  holderKeeps(founder, team);
  return team;
}

/** Asks for `member` to join; pending until a member with the key confirms her (VAULT 3.4). */
export async function askToJoin(tx: Tx, team: string, member: string, by: string): Promise<void> {
  await insertPending(tx, team, member, by);
}

/**
 * Confirms a newcomer after comparing fingerprint words: wraps the team's private key to her. Refuses 404 where the
 * holder is no member or nobody asked.
 */
export async function confirmMember(tx: Tx, holder: Keyholder, team: string, member: string): Promise<void> {
  const [current] = await newestPublicKeys(tx, [team]);
  if (!current) throw notFound();
  await loadTeamKeys(tx, holder, [team]);
  const privateKey = holder.teams.get(`${team}/${current.version}`);
  if (!privateKey) throw refuse('not-in-this-team', 403);
  if (!(await findMembership(tx, team, member))) throw notFound();
  await handOver(tx, { id: team, version: current.version, privateKey }, member);
  const done = await confirm(tx, team, member, holder.id, membershipMac(team, member, holder.id));
  if (done === 0) throw refuse('already-confirmed', 409);
}

/** Wraps a team's private key to a member. */
export async function handOver(
  tx: Tx,
  team: Pick<KeyBearer, 'id' | 'version' | 'privateKey'>,
  member: string,
): Promise<void> {
  const to = await recipient(tx, member);
  const wrapped = wrapKey({ key: team.privateKey, to, about: teamKeyLabel(team.id, team.version) });
  await insertTeamKey(tx, member, { team: team.id, version: team.version, wrapped });
}

function holderKeeps(holder: Keyholder, team: KeyBearer): void {
  holder.teams.set(`${team.id}/${team.version}`, team.privateKey);
}

function membershipMac(team: string, member: string, by: string): Uint8Array {
  return macOf(keyring(), 'membership', macFields(team, member, by));
}

/** Whether a confirmed membership is one this program wrote. */
export function membershipFits(row: ConfirmedRow): boolean {
  return macFits(keyring(), 'membership', macFields(row.team, row.member, row.confirmed_by), row.mac);
}
