import type { Tx } from '#kernel/db.ts';
import type { StaffActor } from '#staff/index.ts';
import {
  canOpen,
  childrenOf,
  closeLink,
  fromBase64,
  linkDossiers,
  relinkDossiers,
  toBase64,
  unlinkDossiers,
} from '#vault/index.ts';
import { cardOf } from './card.ts';
import type { AttachAnswer, TakenOff } from './shared.ts';

/**
 * Says that a contact or a case is about this person: whoever has a grant on it reads her file and her card through it.
 * Somebody who knows her by the card alone links the card; the file stays closed until a reader of it links her again.
 * `apart`: neither opens, as for an alleged offender. 404 where the actor cannot open even the card.
 */
export async function linkPerson(
  tx: Tx,
  actor: StaffActor,
  link: { parent: string; person: string; apart?: boolean },
): Promise<AttachAnswer> {
  const { parent, person, apart = false } = link;
  const card = await cardOf(tx, person);
  const opens = !apart && (await canOpen(tx, person));
  await linkDossiers(tx, actor.keys, { parent, child: person, kind: 'about', opens });
  if (!apart) await linkDossiers(tx, actor.keys, { parent, child: card.id, kind: 'card', opens: true });
  return { person, card: card.id };
}

/**
 * Takes the link back, and with it what it opened; `named`: only that, it goes on naming her; `apart`: it opened nothing,
 * so whoever takes it back need not know her card. What comes out puts her back (`relinkPerson`). 404 where there is none.
 */
export async function unlinkPerson(
  tx: Tx,
  actor: StaffActor,
  link: { parent: string; person: string; named?: boolean; apart?: boolean },
): Promise<TakenOff> {
  const { parent, person, named = false, apart = false } = link;
  const card = apart ? null : await cardOf(tx, person);
  const about = { parent, child: person, kind: 'about' } as const;
  const file = await (named ? closeLink(tx, actor.keys, about) : unlinkDossiers(tx, actor.keys, about));
  if (!card) return { file: said(file), card: null };
  // Kept apart, only the file is named.
  const cards = await childrenOf(tx, parent, 'card');
  const linked = cards.some(({ child }) => child === card.id);
  const wrap = linked ? await unlinkDossiers(tx, actor.keys, { parent, child: card.id, kind: 'card' }) : null;
  return { file: said(file), card: linked ? { id: card.id, wrap: said(wrap) } : null };
}

/**
 * Puts a person back on what she was taken off, as she was, though that was the only way to her. 404 for anybody but
 * who took her off, after a minute, with anything else than was handed over, and where she has been hidden meanwhile.
 */
export async function relinkPerson(
  tx: Tx,
  actor: StaffActor,
  link: { parent: string; person: string; back: TakenOff },
): Promise<void> {
  const { parent, person, back } = link;
  const put = (child: string, kind: 'about' | 'card', wrap: string | null) =>
    relinkDossiers(tx, actor.keys, { parent, child, kind, wrapped: wrap === null ? null : fromBase64(wrap) });
  await put(person, 'about', back.file);
  if (back.card) await put(back.card.id, 'card', back.card.wrap);
}

function said(wrap: Uint8Array | null): string | null {
  return wrap && toBase64(wrap);
}
