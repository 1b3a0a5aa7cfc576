import type { Tx } from '#kernel/db.ts';
import { notFound, refuse } from '#kernel/errors.ts';
import { openKey, type Keyholder } from './keyholder.ts';
import { wrapUnder } from './link-wrap.ts';
import { callAddLink, callRemoveLink, practiceUntil, type LinkKind } from './store.ts';

export type NewLink = { parent: string; child: string; kind: LinkKind; opens: boolean };

/**
 * Links two dossiers. A link that opens carries the child's key under the parent's: whoever has a grant on the parent
 * reads the child too, and no further (VAULT 2.1). 404 where the holder cannot open the parent, or the child of a link
 * that opens; of a link that does not, at least the child's duty card. Refuses `practice-apart` between practice and real.
 */
export async function linkDossiers(tx: Tx, holder: Keyholder, link: NewLink): Promise<void> {
  const parent = await openKey(tx, holder, link.parent);
  const practice = [await practiceUntil(tx, link.parent), await practiceUntil(tx, link.child)];
  if ((practice[0] === null) !== (practice[1] === null)) throw refuse('practice-apart', 409);
  const wrapped = link.opens ? wrapUnder(parent, await openKey(tx, holder, link.child)) : null;
  if (!(await callAddLink(tx, { ...link, wrapped }))) throw notFound();
}

/** Removes a link; what it opened closes at once. 404 where there is none the holder can see. */
export async function unlinkDossiers(
  tx: Tx,
  holder: Keyholder,
  link: Pick<NewLink, 'parent' | 'child' | 'kind'>,
): Promise<void> {
  await openKey(tx, holder, link.parent);
  if (!(await callRemoveLink(tx, link.parent, link.child, link.kind))) throw notFound();
}
