import type { Tx } from '#kernel/db.ts';
import { dutyTeam, type StaffActor } from '#staff/index.ts';
import { openSealedTo, sealTo } from '#vault/index.ts';
import type { RingRecord } from '../store.ts';

/** What is sealed of a ring: its number, null where it was withheld. */
type Sealed = { number: string | null };

const label = (ring: string) => `ring/${ring}`;

/** Seals a ring's number to the duty team of its line: whoever writes it cannot read it. */
export async function sealNumber(tx: Tx, team: string, ring: string, number: string | null): Promise<Uint8Array> {
  const given = number !== null && /\p{Nd}/u.test(number) ? number.trim() : null;
  return sealTo(tx, team, label(ring), { number: given } satisfies Sealed);
}

/**
 * The numbers of these rings, by ring; null where one was withheld. Absent where the actor holds no key to it: on a
 * locked screen, outside the duty team, and where the number stands in a contact already.
 */
export async function numbersOf(tx: Tx, actor: StaffActor, rings: RingRecord[]): Promise<Map<string, string | null>> {
  const numbers = new Map<string, string | null>();
  if (actor.locked) return numbers;
  for (const [line, ofLine] of Map.groupBy(rings, (ring) => ring.line)) {
    const sealed = ofLine.flatMap(({ id, sealed: bytes }) => (bytes ? [{ id, about: label(id), bytes }] : []));
    if (sealed.length === 0) continue;
    const opened = await openSealedTo<Sealed>(tx, actor.keys, await dutyTeam(tx, line), sealed);
    for (const [at, { id }] of sealed.entries()) {
      const content = opened[at];
      if (content) numbers.set(id, content.number);
    }
  }
  return numbers;
}
