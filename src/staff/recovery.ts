import { actAs } from '#kernel/actor.ts';
import type { Tx } from '#kernel/db.ts';
import { notFound, refuse } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { tell } from '#kernel/outbox.ts';
import type { Call } from '#kernel/route.ts';
import {
  callStopRecovery,
  insertRecovery,
  membershipsOf,
  openJson,
  openKeys,
  pendingRecovery,
  recoverPerson,
  recoveryKey,
  rejoin,
  sealJson,
  setPassphrase,
  teamsHeldByOthers,
  type HashedPassphrase,
  type RecoveryOpening,
  type Keyholder,
} from '#vault/index.ts';
import { addressHash } from './create-account.ts';
import { openRecord } from './open-record.ts';
import { keepRecoveryKey, shareProof } from './quorum.ts';
import { newSecondFactor, type FactorToShow } from './second-factor.ts';
import { startSession } from './session.ts';
import type { Announced } from './shared.ts';
import {
  allTeams,
  deleteCheckedSheet,
  deleteSessionsOf,
  findAccount,
  findTeam,
  isShareOf,
  newestQuorumSet,
  rolesHeld,
} from './store.ts';

const reasonAddress = (dossier: string, id: string) =>
  ({ dossier, kind: 'staff', field: 'recovery', record: id }) as const;

/**
 * Asks for an opening: two trustees' sheets, whose access is to be restored, and why. Nothing opens yet: everybody who
 * works here sees it for 48 hours, and any trustee can stop it. One sheet opens nothing.
 */
export async function askForRecovery(
  tx: Tx,
  input: { address: string; shares: string[]; reason: string },
): Promise<Announced> {
  await recoveryKey(tx, input.shares);
  const account = await findAccount(tx, addressHash(input.address));
  if (!account) throw notFound();
  // Whoever is restored prints the next set of sheets, which is a director's to do; others are invited anew.
  const held = await rolesHeld(tx);
  if (!held.some((row) => row.account === account.id && row.role === 'director')) throw refuse('not-a-director', 409);
  if (await pendingRecovery(tx)) throw refuse('recovery-announced', 409);
  const everyone = await findTeam(tx, 'everyone', null);
  if (!everyone) throw refuse('not-set-up', 503);
  const id = newId();
  const key = await openRecord(tx, 'staff', [{ principal: everyone.id, why: 'staff' }]);
  const reason = sealJson(key, reasonAddress(key.dossier, id), input.reason);
  await insertRecovery(tx, { id, person: account.id, reason, dossier: key.dossier });
  await tell(tx, 'staff.changed', account.id);
  const pending = await pendingRecovery(tx);
  if (!pending) throw new Error('an opening was announced and is not there');
  return announced(pending, null);
}

function announced(row: RecoveryOpening, reason: string | null): Announced {
  return {
    ...{ id: row.id, person: row.person, reason, mayAct: row.may_act },
    askedAt: row.asked_at.toISOString(),
    dueAt: row.due_at.toISOString(),
  };
}

/** The announced opening, if there is one; its reason for those who work here. */
export async function announcedRecovery(tx: Tx, holder: Keyholder): Promise<Announced | null> {
  const row = await pendingRecovery(tx);
  if (!row) return null;
  const key = (await openKeys(tx, { ...holder, touch: () => undefined }, [row.dossier])).get(row.dossier);
  return announced(row, key ? openJson<string>(key, reasonAddress(row.dossier, row.id), row.reason) : null);
}

/** Stops the announced opening, with one valid sheet of the set in force. */
export async function stopWithShare(tx: Tx, share: string): Promise<void> {
  const set = await newestQuorumSet(tx);
  if (!set || !(await isShareOf(tx, set.id, shareProof(share)))) throw refuse('not-a-share', 400);
  const row = await pendingRecovery(tx);
  if (!row || !(await callStopRecovery(tx, row.id))) throw notFound();
  await tell(tx, 'staff.changed', row.person);
}

/**
 * Acts, once the delay is over: the person gets a new key with a new passphrase and second factor, what she held is
 * hers again, and the recovery key is replaced, its new shares to be printed. Refuses `recovery-waits` before that.
 */
export async function executeRecovery(
  tx: Tx,
  call: Call,
  input: { address: string; shares: string[] },
  passphrase: HashedPassphrase,
): Promise<{ factor: FactorToShow }> {
  const key = await recoveryKey(tx, input.shares);
  const row = await pendingRecovery(tx);
  const account = await findAccount(tx, addressHash(input.address));
  if (!row || row.person !== account?.id) throw notFound();
  if (!row.may_act) throw refuse('recovery-waits', 409, { due: row.due_at.toISOString() });
  await actAs(tx, row.person);
  const { holder, recovery } = await recoverPerson(tx, row.id, row.person, key);
  await setPassphrase(tx, holder, passphrase);
  await keepRecoveryKey(tx, holder, recovery.privateKey);
  await deleteCheckedSheet(tx, holder.id);
  await deleteSessionsOf(tx, holder.id);
  await tell(tx, 'session.ended', holder.id);
  await waitForOthers(tx, holder.id);
  await tell(tx, 'staff.changed', holder.id);
  await startSession(tx, call, holder, 'code');
  return { factor: await newSecondFactor(tx, holder, input.address) };
}

/** Where others still hold a team's key, the person waits to be let in again: her old copy is of no use. */
async function waitForOthers(tx: Tx, person: string): Promise<void> {
  const teams = (await allTeams(tx)).map((team) => team.id);
  const mine = (await membershipsOf(tx, teams)).filter((row) => row.member === person).map((row) => row.team);
  for (const team of await teamsHeldByOthers(tx, person, mine)) await rejoin(tx, team, person);
}
