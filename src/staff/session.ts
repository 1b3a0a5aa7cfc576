import { now } from '#kernel/clock.ts';
import type { Tx } from '#kernel/db.ts';
import type { Call } from '#kernel/route.ts';
import {
  newSessionSecret,
  openJson,
  openUnderSession,
  ownKey,
  sealJson,
  sealUnderSession,
  sessionId,
  type Keyholder,
} from '#vault/index.ts';
import { placeOf, type Place } from './place.ts';
import { insertSession, type SessionRow, type Stage } from './store.ts';

export const SESSION_COOKIE = 'astra';
export const DEVICE_COOKIE = 'astra-device';

/** One sign-in lasts a shift: twelve hours at most, whatever happens in it. */
const SHIFT_MS = 12 * 3_600_000;
/** A passphrase without its code is worth five minutes. */
const CODE_MS = 5 * 60_000;

/** What a session's sealed key is bound to. */
const address = (account: string) => `session/${account}`;

const placeAddress = (account: string) =>
  ({ dossier: account, kind: 'staff', field: 'place', record: account }) as const;

/** In which browser a session is, for its owner; null where that was not noted or is no longer hers to open. */
export function openPlace(holder: Keyholder, sealed: Uint8Array | null): Place | null {
  try {
    return sealed && openJson<Place>(ownKey(holder), placeAddress(holder.id), sealed);
  } catch {
    // Sealed under a key she had before her access was restored.
    return null;
  }
}

/** Starts a session: the private key is sealed under the cookie's secret, and only the browser has that. */
export async function startSession(tx: Tx, call: Call, holder: Keyholder, stage: Stage): Promise<void> {
  const secret = newSessionSecret();
  const lifetime = stage === 'code' ? CODE_MS : SHIFT_MS;
  await insertSession(tx, {
    id: sessionId(secret),
    account: holder.id,
    stage,
    sealed_key: sealUnderSession(secret, holder.privateKey, address(holder.id)),
    key_version: holder.version,
    until: new Date(now().getTime() + lifetime),
    place: sealJson(ownKey(holder), placeAddress(holder.id), placeOf(call.agent)),
  });
  call.actedAs(holder.id);
  call.setCookie(SESSION_COOKIE, secret, null);
}

/** The private key of a session, opened with the cookie's secret; null while the screen is locked. */
export function sessionKey(secret: string, row: SessionRow): Uint8Array | null {
  return row.sealed_key && openUnderSession(secret, row.sealed_key, address(row.account));
}

/** Seals a key again under the same cookie, for unlocking and for single dossiers of a locked screen. */
export function sealForSession(secret: string, key: Uint8Array, what: string): Uint8Array {
  return sealUnderSession(secret, key, what);
}

/** What the private key of a session is sealed for. */
export function sessionKeyAddress(account: string): string {
  return address(account);
}
