import { now } from '#kernel/clock.ts';
import type { Tx } from '#kernel/db.ts';
import { normalNumber } from '#people/index.ts';
import type { StaffActor } from '#staff/index.ts';
import { openJson, openKeys, sealJson, type DossierKey } from '#vault/index.ts';
import { saidIn } from '../person/attach.ts';
import { brokenAmong, type BrokenRow } from '../store.ts';
import type { BrokenContact } from './answers.ts';

/** A call that broke off is offered again for so long. */
const AGAIN_MS = 30 * 60_000;
const DAY_MS = 24 * 3_600_000;

const address = ({ dossier }: DossierKey) => ({ dossier, kind: 'contact', field: 'closure', record: dossier }) as const;

/** The moment of a closing, now unless said otherwise, sealed: the row has only the day. */
export function sealClosing(key: DossierKey, at = now().toISOString()): Uint8Array {
  return sealJson(key, address(key), { at });
}

/** A ring whose number the actor holds the key to; null where it was withheld. */
type Rung = { number: string | null; rang: Date };

/**
 * Of these contacts the one that broke off last, from this number and within the half hour, if the actor may open it.
 * Its number must have stood there and its call have broken off before the telephone rang: what is typed once it rings
 * would be a guess at the masked number, answered with yes or no.
 */
export async function brokenBefore(
  tx: Tx,
  actor: StaffActor,
  { number, rang }: Rung,
  contacts: string[],
): Promise<BrokenContact | null> {
  if (number === null || contacts.length === 0) return null;
  // Rows have the organisation's day; two days back holds every zone's half hour.
  const broken = await brokenAmong(tx, contacts, new Date(now().getTime() - 2 * DAY_MS).toISOString().slice(0, 10));
  const keys = await openKeys(
    tx,
    actor.keys,
    broken.map((row) => row.contact),
  );
  const found: BrokenContact[] = [];
  for (const row of broken) {
    const key = keys.get(row.contact);
    const brokeAt = key && momentOf(key, row);
    if (!brokeAt || Date.parse(brokeAt) > rang.getTime() || now().getTime() - Date.parse(brokeAt) > AGAIN_MS) continue;
    const said = await saidIn(tx, key);
    if (said.numberAt <= rang.toISOString() && normalNumber(said.number) === normalNumber(number))
      found.push({ id: row.contact, number: row.number, brokeAt });
  }
  return found.toSorted((a, b) => b.brokeAt.localeCompare(a.brokeAt))[0] ?? null;
}

function momentOf(key: DossierKey, { sealed }: BrokenRow): string | null {
  return sealed ? openJson<{ at: string }>(key, address(key), sealed).at : null;
}
