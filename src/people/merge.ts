import type { Tx } from '#kernel/db.ts';
import { refuse } from '#kernel/errors.ts';
import { tell } from '#kernel/outbox.ts';
import type { StaffActor } from '#staff/index.ts';
import { childrenOf, linkDossiers, openKey, unlinkDossiers } from '#vault/index.ts';
import { cardOf } from './card.ts';
import { hideAlike } from './hide.ts';

type Two = { a: string; b: string };

/**
 * Says that two records are one person. Nothing is copied or sealed anew: links lead both ways, so that whoever has a
 * grant on one reads the other, and undoing takes them away (VAULT 2.1). Whoever one is hidden from reads neither, and
 * that stays when it is undone. Refuses `not-two-persons`, `merged-already`.
 */
export async function mergePersons(tx: Tx, actor: StaffActor, { a, b }: Two): Promise<void> {
  if (a === b) throw refuse('not-two-persons', 400);
  for (const id of [a, b]) await openKey(tx, actor.keys, id);
  if (await isMerged(tx, a, b)) throw refuse('merged-already', 409);
  for (const link of await linksOf(tx, { a, b })) await linkDossiers(tx, actor.keys, { ...link, opens: true });
  await hideAlike(tx, actor, a);
  await tellBoth(tx, actor, { a, b });
}

/** Takes a merge back; both records stand as before. 404 where they are not merged. */
export async function unmergePersons(tx: Tx, actor: StaffActor, { a, b }: Two): Promise<void> {
  for (const id of [a, b]) await openKey(tx, actor.keys, id);
  const links = await linksOf(tx, { a, b });
  for (const link of links) await unlinkDossiers(tx, actor.keys, link);
  await tellBoth(tx, actor, { a, b });
}

/** Whether two records are said to be one person. */
export async function isMerged(tx: Tx, a: string, b: string): Promise<boolean> {
  return (await childrenOf(tx, a, 'same')).some((link) => link.child === b);
}

// The cards come after what says that it is one person: that is their reason for whoever holds neither record herself.
async function linksOf(tx: Tx, { a, b }: Two) {
  const [cardA, cardB] = [await cardOf(tx, a), await cardOf(tx, b)];
  return [
    { parent: a, child: b, kind: 'same' as const },
    { parent: b, child: a, kind: 'same' as const },
    { parent: a, child: cardB.id, kind: 'card' as const },
    { parent: b, child: cardA.id, kind: 'card' as const },
  ];
}

async function tellBoth(tx: Tx, actor: StaffActor, { a, b }: Two): Promise<void> {
  for (const id of [a, b]) await tell(tx, 'person.changed', id, { by: actor.id });
}
