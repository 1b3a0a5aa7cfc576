import type { Tx } from '#kernel/db.ts';
import { refuse } from '#kernel/errors.ts';
import { openForSending, sealForSending } from '#vault/index.ts';
import type { StaffActor } from '../actor.ts';
import { colleagues } from '../profile.ts';
import type { MailWish } from '../shared.ts';
import { deleteMailWish, findMailWish, putMailWish } from '../store.ts';
import { mailOffered } from './offer.ts';

/** Whether mail is offered here, and where she wishes to be told; her own address is proposed. */
export async function readMailWish(tx: Tx, actor: StaffActor): Promise<MailWish> {
  if (!mailOffered()) return { offered: false };
  const own = (await colleagues(tx, actor.keys)).get(actor.id)?.address ?? '';
  const sealed = await findMailWish(tx, actor.id);
  return { offered: true, own, to: sealed ? openForSending(actor.id, sealed) : null };
}

/** Wishes to be told by mail at this address, or, with null, no longer. Refuses `mail-not-offered`. */
export async function wishForMail(tx: Tx, actor: StaffActor, to: string | null): Promise<void> {
  if (to === null) return deleteMailWish(tx, actor.id);
  if (!mailOffered()) throw refuse('mail-not-offered', 409);
  await putMailWish(tx, actor.id, sealForSending(actor.id, to));
}
