import type { Tx } from '#kernel/db.ts';
import { refuse } from '#kernel/errors.ts';
import { tell } from '#kernel/outbox.ts';
import { abilitiesOf } from '#kernel/permissions.ts';
import { askToJoin, codeKey, openJson, type HashedPassphrase, type Keyholder } from '#vault/index.ts';
import { createAccount } from '../create-account.ts';
import { bearStaffTeam } from '../found.ts';
import { keepProfile, type Profile } from '../profile.ts';
import { newSecondFactor, type FactorToShow } from '../second-factor.ts';
import { roleMatrix } from '../roles.ts';
import { findInvitation, findTeam, useInvitation, type InvitationRow, type Team } from '../store.ts';
import { codeHash, invitationAddress, readsRecords } from './invite.ts';

/** Who a code invites; refuses `invitation-gone` for a wrong, used or old one alike. */
export async function readInvitation(tx: Tx, code: string): Promise<{ row: InvitationRow; profile: Profile }> {
  const row = await findInvitation(tx, codeHash(code));
  if (!row) throw refuse('invitation-gone', 404);
  const key = codeKey(code, row.id);
  return { row, profile: openJson<Profile>(key, invitationAddress(key, row.id), row.for_code) };
}

/** Makes the newcomer's account with the invited roles, and asks for her to join the teams those roles need. */
export async function acceptInvitation(
  tx: Tx,
  code: string,
  passphrase: HashedPassphrase,
): Promise<{ holder: Keyholder; factor: FactorToShow }> {
  const { row, profile } = await readInvitation(tx, code);
  const holder = await createAccount(tx, { ...profile, passphrase, roles: row.roles, givenBy: row.by });
  if (!(await useInvitation(tx, row.id, holder.id))) throw refuse('invitation-gone', 404);
  const everyone = await findTeam(tx, 'everyone', null);
  if (!everyone) throw refuse('not-set-up', 503);
  await askToJoin(tx, everyone.id, holder.id, holder.id);
  await joinRoleTeams(tx, holder, row);
  await keepProfile(tx, holder.id, everyone.id, profile);
  await tell(tx, 'staff.changed', holder.id);
  return { holder, factor: await newSecondFactor(tx, holder, profile.address) };
}

async function joinRoleTeams(tx: Tx, holder: Keyholder, row: InvitationRow): Promise<void> {
  if (row.roles.includes('lead')) await joinTeam(tx, holder, 'leads', null);
  if (abilitiesOf(roleMatrix(), row.roles).has('people.search')) await joinTeam(tx, holder, 'search', null);
  if (row.roles.includes('case_worker')) await joinTeam(tx, holder, 'support', null);
  // The roles may read less than on the day she was invited.
  for (const line of readsRecords(row.roles) ? row.lines : []) await joinTeam(tx, holder, 'duty', line);
}

/** Joins a team: pending where it has a key, born with her where it has none yet. */
async function joinTeam(tx: Tx, holder: Keyholder, kind: Team['kind'], line: string | null): Promise<void> {
  const team = await findTeam(tx, kind, line);
  if (team) await askToJoin(tx, team.id, holder.id, holder.id);
  else await bearStaffTeam(tx, holder, kind, line);
}
