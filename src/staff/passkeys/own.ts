import type { Tx } from '#kernel/db.ts';
import { notFound } from '#kernel/errors.ts';
import { tell } from '#kernel/outbox.ts';
import { deletePasskeys, fromBase64, openJson, ownKey, passkeysOf, toBase64 } from '#vault/index.ts';
import type { StaffActor } from '../actor.ts';
import type { PasskeysAnswer } from '../shared.ts';
import { passkeysAt } from './site.ts';

/** What the name somebody gave a passkey is bound to: her, and the credential. */
export const nameAddress = (account: string, id: Uint8Array) =>
  ({ dossier: account, kind: 'staff', field: 'passkey', record: toBase64(id) }) as const;

/** The passkeys of the person who asks, the oldest first, and at which address they work. */
export async function ownPasskeys(tx: Tx, actor: StaffActor): Promise<PasskeysAnswer> {
  const rows = await passkeysOf(tx, actor.id);
  return {
    at: passkeysAt(),
    passkeys: rows.map(({ id, sealed_name, made, used, synced }) => ({
      id: toBase64(id),
      name: openJson<string>(ownKey(actor.keys), nameAddress(actor.id, id), sealed_name),
      made: made.toISOString(),
      used: used?.toISOString() ?? null,
      synced,
    })),
  };
}

/** Removes one of one's own: it opens nothing from here on. 404 for somebody else's. */
export async function removePasskey(tx: Tx, actor: StaffActor, id: string): Promise<void> {
  if ((await deletePasskeys(tx, actor.id, fromBase64(id))) === 0) throw notFound();
  await tell(tx, 'staff.changed', actor.id);
}
