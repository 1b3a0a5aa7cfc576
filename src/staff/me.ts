import { now } from '#kernel/clock.ts';
import type { Tx } from '#kernel/db.ts';
import { refuse } from '#kernel/errors.ts';
import { passkeysOf, renewWraps } from '#vault/index.ts';
import type { StaffActor } from './actor.ts';
import { giveMissingCards } from './give-cards.ts';
import { colleagues } from './profile.ts';
import { passkeysAt } from './passkeys/site.ts';
import { missingParts } from './readiness.ts';
import type { Me } from './shared.ts';
import { findOrganisation, findPreferences } from './store.ts';
import { triedLately } from './tries.ts';

/** For so long a new passkey is spoken of. */
const NEW_MS = 3 * 24 * 3_600_000;

/** Who is signed in and what she may; while locked without her name, because the key that opens it is gone. */
export async function whoAmI(tx: Tx, actor: StaffActor): Promise<Me> {
  const organisation = await findOrganisation(tx);
  if (!organisation) throw refuse('not-set-up', 503);
  const own = await passkeysOf(tx, actor.id);
  const made = own.at(-1)?.made ?? null;
  const mine = (await colleagues(tx, actor.keys)).get(actor.id);
  return {
    id: actor.id,
    name: mine?.name ?? '',
    initials: initials(mine?.name ?? ''),
    gender: mine?.gender ?? 'other',
    roles: actor.roles,
    may: [...actor.abilities.keys()],
    locked: actor.locked,
    missing: await missingParts(tx, actor.keys),
    cardsMissing: !actor.locked && (await giveMissingCards(tx, actor.keys)),
    renewing: !actor.locked && (await renewWraps(tx, actor.keys)) > 0,
    look: (await findPreferences(tx, actor.id)) ?? null,
    passkeys: own.length > 0 ? passkeysAt() : null,
    passkeyMade: made && now().getTime() - made.getTime() < NEW_MS ? made.toISOString() : null,
    tried: await triedLately(tx),
    zone: organisation.zone,
    organisation: { name: organisation.name, demo: organisation.demo },
  };
}

/** The first letters of a name's first and last part. */
function initials(name: string): string {
  const parts = name.split(/[\s-]+/).filter((part) => part !== '');
  const ends = parts.length > 1 ? [parts[0], parts.at(-1)] : parts;
  return ends.map((part) => (part?.[0] ?? '').toLocaleUpperCase('sr-Latn')).join('');
}
