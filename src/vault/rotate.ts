import type { Tx } from '#kernel/db.ts';
import { dossierLabel, loadTeamKeys, type Keyholder } from './keyholder.ts';
import { bearNextKey, recipient } from './principals.ts';
import {
  confirmedMembers,
  deleteOldTeamKeys,
  endHoldings,
  oldWraps,
  replaceWrap,
  teamsWithOldKeys,
  type OldWrap,
} from './store.ts';
import { handOver, membershipFits } from './teams.ts';
import { unwrapKey, wrapKey } from './wrap.ts';

/** How many wraps one request renews: a fraction of a second, so that nobody waits for it. */
const AT_ONCE = 200;

/**
 * Ends what a person holds. Every team she was in gets a new key pair at once, handed to the remaining members, so
 * that nothing given from now on opens with a key she knew (VAULT 3.4). What she already opened is beyond recall.
 */
export async function endMemberships(tx: Tx, person: string): Promise<void> {
  for (const team of await endHoldings(tx, person)) await giveNewKey(tx, team);
}

async function giveNewKey(tx: Tx, team: string): Promise<void> {
  const bearer = await bearNextKey(tx, team);
  // Only members this program itself let in are handed the new key.
  for (const row of await confirmedMembers(tx, team)) if (membershipFits(row)) await handOver(tx, bearer, row.member);
}

/**
 * Wraps again, under the newest team keys, some of what is still wrapped to older ones; called when a member is at
 * work. Resumable: what is left is done by the next request. When nothing is left, each member's copies of the old keys
 * are forgotten at her next request.
 * @returns how many were renewed.
 */
export async function renewWraps(tx: Tx, holder: Keyholder): Promise<number> {
  let renewed = 0;
  for (const { team, newest } of await teamsWithOldKeys(tx, holder.id)) {
    await loadTeamKeys(tx, holder, [team]);
    const wraps = await oldWraps(tx, team, newest, AT_ONCE);
    for (const wrap of wraps) if (await renew(tx, holder, team, wrap)) renewed++;
    // Only when nothing at all is left under an older key: another member may hold what this one cannot open.
    if (wraps.length === 0) await deleteOldTeamKeys(tx, team, newest);
  }
  return renewed;
}

async function renew(tx: Tx, holder: Keyholder, team: string, wrap: OldWrap): Promise<boolean> {
  const privateKey = holder.teams.get(`${team}/${wrap.key_version}`);
  if (!privateKey) return false;
  const about = dossierLabel(wrap.dossier);
  const key = unwrapKey({ wrapped: wrap.wrapped, by: { id: team, version: wrap.key_version, privateKey }, about });
  const to = await recipient(tx, team);
  await replaceWrap(tx, team, wrap, wrapKey({ key, to, about }), to.version);
  return true;
}
