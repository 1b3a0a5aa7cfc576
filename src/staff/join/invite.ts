import { now } from '#kernel/clock.ts';
import type { Tx } from '#kernel/db.ts';
import { refuse } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { abilitiesOf } from '#kernel/permissions.ts';
import type { Call } from '#kernel/route.ts';
import { codeKey, keyring, lookupHash, newHandCode, plainHandCode, sealJson, type DossierKey } from '#vault/index.ts';
import type { StaffActor } from '../actor.ts';
import { addressHash } from '../create-account.ts';
import { openRecord } from '../open-record.ts';
import type { Profile } from '../profile.ts';
import { roleMatrix } from '../roles.ts';
import { findAccount, findTeam, insertInvitation } from '../store.ts';

const WEEK_MS = 7 * 24 * 3_600_000;

/** Every line there is: the hotline's to say, plugged in by `server/`. */
export type KnownLines = (tx: Tx) => Promise<string[]>;

export type Invitation = Profile & { roles: string[]; lines: string[] };

/** Where an invitation's name and address are sealed. */
export const invitationAddress = (key: DossierKey, id: string) =>
  ({ dossier: key.dossier, kind: 'staff', field: 'invitation', record: id }) as const;

/** How an invitation's code is kept; how it was typed does not matter. */
export function codeHash(code: string): Uint8Array {
  return lookupHash(keyring(), 'invitation', plainHandCode(code));
}

/** Whether these roles, as they are today, read any record: whose do not, has no place in a team that holds records. */
export function readsRecords(roles: string[]): boolean {
  return abilitiesOf(roleMatrix(), roles).has('vault.grant.read');
}

/**
 * Invites somebody: a code to be handed over in person, good for a week. It carries roles but no key; keys come only
 * from a colleague who has compared fingerprint words (VAULT 3.4). Refuses `address-taken`, `no-such-line`, and
 * `lines-for-readers`: a duty team holds records, so nobody is in one whose roles read none.
 */
export async function invite(
  tx: Tx,
  actor: StaffActor,
  invitation: Invitation,
  call: Call,
  knownLines: KnownLines,
): Promise<{ code: string }> {
  const known = new Set(await knownLines(tx));
  if (invitation.lines.some((line) => !known.has(line))) throw refuse('no-such-line', 400);
  if (invitation.lines.length > 0 && !readsRecords(invitation.roles)) throw refuse('lines-for-readers', 409);
  const everyone = await findTeam(tx, 'everyone', null);
  if (!everyone) throw refuse('not-set-up', 503);
  const hash = addressHash(invitation.address);
  if (await findAccount(tx, hash)) throw refuse('address-taken', 409);
  const id = newId();
  call.concerns(id);
  const code = newHandCode();
  const key = await openRecord(tx, 'staff', [{ principal: everyone.id, why: 'staff' }]);
  const profile: Profile = { name: invitation.name, address: invitation.address, gender: invitation.gender };
  const forCode = codeKey(code, id);
  await insertInvitation(tx, {
    id,
    dossier: key.dossier,
    sealed: sealJson(key, invitationAddress(key, id), profile),
    for_code: sealJson(forCode, invitationAddress(forCode, id), profile),
    roles: invitation.roles,
    lines: invitation.lines,
    by: actor.id,
    until: new Date(now().getTime() + WEEK_MS),
    codeHash: codeHash(code),
    addressHash: hash,
  });
  return { code };
}
