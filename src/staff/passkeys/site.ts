import { refuse } from '#kernel/errors.ts';
import type { PasskeySite } from '#vault/index.ts';

let site: PasskeySite | null = null;

/** Says at which address passkeys work: as configured at start; null where they cannot, and nothing of them is offered. */
export function offerPasskeys(at: PasskeySite | null): void {
  site = at;
}

/** The one address at which passkeys work; null where they are not offered. */
export function passkeysAt(): string | null {
  return site?.origin ?? null;
}

/** The same for an act. Refuses `passkeys-not-offered`. */
export function passkeySite(): PasskeySite {
  if (!site) throw refuse('passkeys-not-offered', 409);
  return site;
}
