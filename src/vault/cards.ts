import type { Tx } from '#kernel/db.ts';
import { dossierLabel, loadTeamKeys, type Keyholder } from './keyholder.ts';
import { recipient } from './principals.ts';
import { callGiveCard, cardsFor, cardsMissing } from './store.ts';
import { unwrapKey, wrapKey, type Recipient } from './wrap.ts';

/** How many cards one request gives: a fraction of a second, so that nobody waits for it. */
const AT_ONCE = 200;

/**
 * Gives a duty team some of the duty cards made before it was born (VAULT 2.2), as far as the holder's own teams have
 * them; called when a member is at work. Resumable: what is left is done by the next request. Each card given is told
 * to the audit, because somebody new reads it from now on.
 * @returns whether any card still waits, also one that only somebody else can give.
 */
export async function giveCards(tx: Tx, holder: Keyholder, team: string): Promise<boolean> {
  const wraps = await cardsFor(tx, team, AT_ONCE);
  await loadTeamKeys(tx, holder, [...new Set(wraps.map((wrap) => wrap.principal))]);
  const to = await recipient(tx, team);
  for (const wrap of wraps) await give(tx, holder, wrap, to);
  return cardsMissing(tx, team);
}

async function give(
  tx: Tx,
  holder: Keyholder,
  wrap: { dossier: string; principal: string; wrapped: Uint8Array; key_version: number },
  to: Recipient,
): Promise<void> {
  const privateKey = holder.teams.get(`${wrap.principal}/${wrap.key_version}`);
  if (!privateKey) return;
  const about = dossierLabel(wrap.dossier);
  const by = { id: wrap.principal, version: wrap.key_version, privateKey };
  const wrapped = wrapKey({ key: unwrapKey({ wrapped: wrap.wrapped, by, about }), to, about });
  if (await callGiveCard(tx, wrap.dossier, { team: to.id, wrapped, version: to.version })) holder.touch(wrap.dossier);
}
