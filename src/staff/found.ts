import type { Tx } from '#kernel/db.ts';
import { refuse } from '#kernel/errors.ts';
import { bearTeam, type HashedPassphrase, type Keyholder } from '#vault/index.ts';
import { createAccount } from './create-account.ts';
import { newSecondFactor, type FactorToShow } from './second-factor.ts';
import { keepProfile, type Profile } from './profile.ts';
import { bearRecovery } from './quorum.ts';
import { setupStage } from './readiness.ts';
import { insertOrganisation, insertTeam, type Organisation, type TeamKind } from './store.ts';

export type FirstDirector = Profile & { passphrase: HashedPassphrase; answersCalls: boolean };

/** Names the organisation. Possible until its first director exists. */
export async function foundOrganisation(tx: Tx, organisation: Organisation): Promise<void> {
  if ((await setupStage(tx)) === 'done') throw refuse('already-set-up', 409);
  await insertOrganisation(tx, organisation);
}

/**
 * The first director: her account, the teams born with her as first member, the recovery key, and her second factor
 * to be scanned. A director who answers calls joins the duty team of every line; one who does not leaves those teams
 * to be born with their first operator (VAULT 3.4).
 */
export async function createFirstDirector(
  tx: Tx,
  director: FirstDirector,
  lines: string[],
): Promise<{ holder: Keyholder; factor: FactorToShow }> {
  if ((await setupStage(tx)) !== 'director') throw refuse('already-set-up', 409);
  const roles = director.answersCalls ? ['director', 'lead', 'operator'] : ['director'];
  const holder = await createAccount(tx, { ...director, roles, givenBy: null });
  const everyone = await bearStaffTeam(tx, holder, 'everyone', null);
  await bearStaffTeam(tx, holder, 'leads', null);
  await bearStaffTeam(tx, holder, 'search', null);
  for (const line of director.answersCalls ? lines : []) await bearStaffTeam(tx, holder, 'duty', line);
  await bearRecovery(tx, holder);
  await keepProfile(tx, holder.id, everyone, {
    name: director.name,
    address: director.address,
    gender: director.gender,
  });
  return { holder, factor: await newSecondFactor(tx, holder, director.address) };
}

/** A team is born with its first member, who holds its key from then on. */
export async function bearStaffTeam(tx: Tx, founder: Keyholder, kind: TeamKind, line: string | null): Promise<string> {
  const team = await bearTeam(tx, founder);
  await insertTeam(tx, { id: team.id, kind, line });
  return team.id;
}
