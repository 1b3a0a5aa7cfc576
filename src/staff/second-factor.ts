import type { Tx } from '#kernel/db.ts';
import { now } from '#kernel/clock.ts';
import {
  checkCode,
  newCodeSecret,
  openJson,
  otpauthUrl,
  ownKey,
  qrSvg,
  sealJson,
  type Keyholder,
} from '#vault/index.ts';
import type { Call } from '#kernel/route.ts';
import { forgetFailures, refuseWhileWaiting, rememberFailure } from './guessing.ts';
import { colleagues } from './profile.ts';
import type { FactorToShow } from './shared.ts';
import { DEVICE_COOKIE } from './session.ts';
import { deviceHash } from './sign-in.ts';
import { findSecondFactor, isKnownDevice, putSecondFactor, useStep } from './store.ts';

const factorAddress = (account: string) =>
  ({ dossier: account, kind: 'staff', field: 'second-factor', record: account }) as const;

export type { FactorToShow } from './shared.ts';

/** Makes a new one-time-code secret, sealed under the person's own key, and shows it the only time it is shown. */
export async function newSecondFactor(tx: Tx, holder: Keyholder, label: string): Promise<FactorToShow> {
  const secret = newCodeSecret();
  await putSecondFactor(tx, holder.id, sealJson(ownKey(holder), factorAddress(holder.id), secret));
  return { secret, qr: await qrSvg(otpauthUrl(secret, label)) };
}

/** The secret once more, while no code of it was ever used; null afterwards. */
export async function unusedFactor(tx: Tx, holder: Keyholder): Promise<FactorToShow | null> {
  const factor = await findSecondFactor(tx, holder.id);
  if (!factor || factor.confirmed) return null;
  const secret = openJson<string>(ownKey(holder), factorAddress(holder.id), factor.sealed);
  const label = (await colleagues(tx, holder)).get(holder.id)?.address ?? '';
  return { secret, qr: await qrSvg(otpauthUrl(secret, label)) };
}

/**
 * Whether a code is right; it is used up: the same one does not work twice. The transaction acts as its owner. Wrong ones
 * are counted from where they come and, from browsers that never signed her in, all together: whoever knows her passphrase
 * may have any number of addresses. Refuses `guessing` while she has to wait.
 */
export async function useSecondFactor(tx: Tx, holder: Keyholder, call: Call, code: string): Promise<boolean> {
  const guessers = await guessersOf(tx, holder, call);
  guessers.forEach(refuseWhileWaiting);
  guessers.forEach(rememberFailure);
  const right = await takesCode(tx, holder, code);
  if (right) guessers.forEach(forgetFailures);
  return right;
}

async function guessersOf(tx: Tx, { id }: Keyholder, call: Call): Promise<string[]> {
  const device = call.cookie(DEVICE_COOKIE);
  if (device && (await isKnownDevice(tx, deviceHash(device, id), id))) return [`code/${id}/device/${device}`];
  return [`code/${id}/${call.source}`, `code/${id}`];
}

async function takesCode(tx: Tx, holder: Keyholder, code: string): Promise<boolean> {
  const factor = await findSecondFactor(tx, holder.id);
  if (!factor) return false;
  const secret = openJson<string>(ownKey(holder), factorAddress(holder.id), factor.sealed);
  const step = await checkCode(secret, code, now());
  return step !== null && useStep(tx, holder.id, step);
}
