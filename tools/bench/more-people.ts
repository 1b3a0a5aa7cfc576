import { withActor } from '../../src/kernel/actor.ts';
import { newId } from '../../src/kernel/ids.ts';
import { findSearchKey, insertSegment } from '../../src/people/store.ts';
import { teamOf } from '../../src/staff/index.ts';
import { openKey, recipient } from '../../src/vault/index.ts';
import { actorIn, type House } from './house.ts';
import { segmentsOf } from './people.ts';

/** Segments written in one transaction. */
const TOGETHER = 50;

/**
 * Puts so many more people into the search of a house, and nowhere else: what they would cost elsewhere is measured by
 * those who have records. Sealed under the house's own search key, so that the program opens them as its own.
 */
export async function addToSearch(house: House, size: number): Promise<void> {
  const { app } = house.pools;
  const actor = await actorIn(house, house.operator);
  const { team, key } = await withActor(app, actor.id, async (tx) => {
    const search = await teamOf(tx, 'search');
    const { version } = await recipient(tx, search);
    const dossier = await findSearchKey(tx, search, version);
    if (!dossier) throw new Error('no search key yet: nobody has searched');
    return { team: search, key: await openKey(tx, actor.keys, dossier) };
  });
  const kept = { dossier: key.dossier, key: new Uint8Array(key.key) };
  const write = (some: { id: string; sealed: Uint8Array }[]) =>
    withActor(app, actor.id, async (tx) => {
      for (const { id, sealed } of some) await insertSegment(tx, { id, team, key: kept.dossier, sealed });
    });
  let some: { id: string; sealed: Uint8Array }[] = [];
  for (const segment of segmentsOf(kept, size, newId)) {
    some.push(segment);
    if (some.length < TOGETHER) continue;
    await write(some);
    some = [];
  }
  await write(some);
}
