import type { Tx } from '#kernel/db.ts';
import { refuse } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { tell } from '#kernel/outbox.ts';
import type { Call } from '#kernel/route.ts';
import {
  askForNewPasskey,
  challengeIn,
  checkNewPasskey,
  fromBase64,
  keepPasskey,
  keyring,
  lookupHash,
  newChallenge,
  ownKey,
  passkeysOf,
  sealJson,
  spendChallenge,
  toBase64,
} from '#vault/index.ts';
import type { StaffActor } from '../actor.ts';
import { acceptAgain, mustStillBeSignedIn, type Proved } from '../lock.ts';
import { mailAbout } from '../mail/queue.ts';
import { useSecondFactor } from '../second-factor.ts';
import type { AddedPasskey, BegunPasskey } from '../shared.ts';
import { findOrganisation } from '../store.ts';
import { nameAddress } from './own.ts';
import { passkeySite } from './site.ts';

/** More devices than anybody carries. */
const MOST = 10;

const boundTo = (actor: StaffActor) => toBase64(actor.session);

/**
 * First step: whoever asks has just given her passphrase, and gives a one-time code, because a passkey opens her account
 * without either. What the browser needs comes back; the device shows and keeps `name`, so it is one she chose for it,
 * never her own. Refuses `wrong-code` and `passkeys-many`.
 */
export async function beginPasskey(tx: Tx, actor: StaffActor, call: Call, input: BegunPasskey, proved: Proved) {
  const site = passkeySite();
  await acceptAgain(tx, actor, proved);
  // In the demonstration nobody has a telephone: its people come in by a tile.
  const demo = (await findOrganisation(tx))?.demo === true;
  if (!demo && !(await useSecondFactor(tx, actor.keys, call, input.code ?? ''))) throw refuse('wrong-code', 403);
  const known = await passkeysOf(tx, actor.id);
  if (known.length >= MOST) throw refuse('passkeys-many', 409, { most: MOST });
  return askForNewPasskey(site, {
    challenge: newChallenge('add', boundTo(actor)),
    // The device and its maker learn no id of ours.
    user: lookupHash(keyring(), 'passkey-user', actor.id),
    label: input.name,
    known,
  });
}

/**
 * Second step: keeps the passkey, with her private key sealed under the secret only its device can make. Refuses
 * `wrong-passkey`, also for a challenge used before, and `passkey-known`.
 */
export async function addPasskey(tx: Tx, actor: StaffActor, input: AddedPasskey): Promise<void> {
  const asked = { purpose: 'add', bound: boundTo(actor) } as const;
  await mustStillBeSignedIn(tx, actor);
  const passkey = await checkNewPasskey(passkeySite(), input, asked);
  if (!(await spendChallenge(tx, challengeIn(input.clientData)))) throw refuse('wrong-passkey', 403);
  const sealed_name = sealJson(ownKey(actor.keys), nameAddress(actor.id, passkey.id), input.name);
  const kept = await keepPasskey(tx, actor.keys, { ...passkey, sealed_name }, fromBase64(input.secret));
  if (!kept) throw refuse('passkey-known', 409);
  // Whoever did not do it herself has to hear of it: on her other screens, and by mail where she wishes mail.
  await tell(tx, 'staff.changed', actor.id);
  await mailAbout(tx, newId(), 0, { accounts: [actor.id], roles: [], team: null, not: null });
}
