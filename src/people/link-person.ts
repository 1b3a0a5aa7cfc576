import type { Tx } from '#kernel/db.ts';
import type { StaffActor } from '#staff/index.ts';
import { canOpen, childrenOf, closeLink, linkDossiers, unlinkDossiers } from '#vault/index.ts';
import { cardOf } from './card.ts';
import type { AttachAnswer } from './shared.ts';

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

/** Takes the link back, and with it what it opened; `named`: only that, it goes on naming her. 404 where there is none. */
export async function unlinkPerson(
  tx: Tx,
  actor: StaffActor,
  link: { parent: string; person: string; named?: boolean },
): Promise<void> {
  const { parent, person, named = false } = link;
  const card = await cardOf(tx, person);
  const about = { parent, child: person, kind: 'about' } as const;
  await (named ? closeLink(tx, actor.keys, about) : unlinkDossiers(tx, actor.keys, about));
  // Kept apart, only the file is named.
  const cards = await childrenOf(tx, parent, 'card');
  if (cards.some(({ child }) => child === card.id))
    await unlinkDossiers(tx, actor.keys, { parent, child: card.id, kind: 'card' });
}
