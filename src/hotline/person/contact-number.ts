import type { Tx } from '#kernel/db.ts';
import { refuse } from '#kernel/errors.ts';
import type { Call } from '#kernel/route.ts';
import { releaseHeld } from '#people/index.ts';
import type { StaffActor } from '#staff/index.ts';
import { childrenOf, openKey, practiceUntil } from '#vault/index.ts';
import type { z } from 'zod';
import { openEntry } from '../read-contact.ts';
import type { ContactNumberAnswer, contactNumberSchema } from '../shared.ts';
import { newestOf } from '../store.ts';

/**
 * The whole number a contact holds, which every other answer masks: through the safe-contact rule of whom the contact
 * is about and of whoever is known by that number. Refuses `no-number`, and what `releaseHeld` refuses.
 */
export async function contactNumber(
  tx: Tx,
  actor: StaffActor,
  { id, field, override }: z.infer<typeof contactNumberSchema>,
  call: Call,
): Promise<ContactNumberAnswer> {
  const key = await openKey(tx, actor.keys, id);
  const [entry] = await newestOf(tx, [id], [field]);
  const number = entry && openEntry(key, entry).value;
  if (!entry || typeof number !== 'string') throw refuse('no-number', 409);
  const linked = (await childrenOf(tx, id, 'about')).map(({ child }) => child);
  const practice = (await practiceUntil(tx, id)) !== null;
  const rule = await releaseHeld(tx, actor, { number, contact: id, linked, override, practice }, call);
  return { number, version: entry.version, rule };
}
