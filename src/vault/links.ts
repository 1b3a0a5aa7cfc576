import type { Tx } from '#kernel/db.ts';
import { notFound, refuse } from '#kernel/errors.ts';
import { openKey, type Keyholder } from './keyholder.ts';
import { wrapUnder } from './link-wrap.ts';
import {
  callAddLink,
  callCloseLink,
  callRemoveLink,
  callRestoreLink,
  passesOn,
  practiceUntil,
  type LinkKind,
} from './store.ts';

type Ends = { parent: string; child: string; kind: LinkKind };
export type NewLink = Ends & { opens: boolean };

/**
 * Links two dossiers. A link that opens carries the child's key under the parent's: whoever has a grant on the parent
 * reads the child too, and no further (VAULT 2.1). From somebody who reads the child only for a while, from standby or
 * shared until a day, it carries none and says that the two belong together, until a reader of the child links it again.
 * 404 where the holder cannot open the parent, or the child of a link that opens; of a link that does not, at least the
 * child's duty card. Refuses `practice-apart` between practice and real.
 */
export async function linkDossiers(tx: Tx, holder: Keyholder, link: NewLink): Promise<void> {
  const parent = await openKey(tx, holder, link.parent);
  const practice = [await practiceUntil(tx, link.parent), await practiceUntil(tx, link.child)];
  if ((practice[0] === null) !== (practice[1] === null)) throw refuse('practice-apart', 409);
  const child = link.opens ? await openKey(tx, holder, link.child) : null;
  const wrapped = child && (await passesOn(tx, link)) ? wrapUnder(parent, child) : null;
  if (!(await callAddLink(tx, { ...link, wrapped }))) throw notFound();
}

/**
 * Removes a link; what it opened closes at once. Gives the wrap it carried, still sealed under the parent's key (null
 * of one that opened nothing): with it whoever removed the link may put it back within a minute (`relinkDossiers`),
 * though the link was her only way to the child. 404 where there is none the holder can see.
 */
export async function unlinkDossiers(tx: Tx, holder: Keyholder, link: Ends): Promise<Uint8Array | null> {
  await openKey(tx, holder, link.parent);
  const gone = await callRemoveLink(tx, link);
  if (!gone) throw notFound();
  return gone.wrapped;
}

/**
 * Puts back a link as it was. 404 for any other wrap than the one `unlinkDossiers` or `closeLink` gave, for anybody
 * else, after a minute, and where the child has been hidden from her meanwhile.
 */
export async function relinkDossiers(
  tx: Tx,
  holder: Keyholder,
  link: Ends & { wrapped: Uint8Array | null },
): Promise<void> {
  await openKey(tx, holder, link.parent);
  if (!(await callRestoreLink(tx, link))) throw notFound();
}

/**
 * Closes a link: what it opened closes at once, and it goes on saying that the two belong together. Gives the wrap it
 * carried, as `unlinkDossiers` does. 404 where there is none the holder can see.
 */
export async function closeLink(tx: Tx, holder: Keyholder, link: Ends): Promise<Uint8Array | null> {
  await openKey(tx, holder, link.parent);
  const closed = await callCloseLink(tx, link);
  if (!closed) throw notFound();
  return closed.wrapped;
}
