import { withActor } from '../../src/kernel/actor.ts';
import type { Call } from '../../src/kernel/route.ts';
import { openContact } from '../../src/hotline/open-contact.ts';
import { saveContact } from '../../src/hotline/save-contact.ts';
import type { Pools } from '../../src/server/database.ts';
import type { StaffActor } from '../../src/staff/index.ts';
import { invent } from './invent.ts';

/** So many contacts in one transaction: a commit for each would measure the disk. */
const TOGETHER = 25;
const HANDS = 3;

const call = { touch: () => undefined, cookie: () => undefined } as unknown as Call;

/** Makes invented contacts through the program's own use cases, sealed, granted and indexed as real ones; no audit. */
export async function fill(
  pools: Pick<Pools, 'app'>,
  actor: StaffActor,
  { line, size, told }: { line: string; size: number; told: (done: number) => void },
): Promise<string[]> {
  const ids: string[] = [];
  let next = 0;
  const one = async (from: number) => {
    const to = Math.min(from + TOGETHER, size);
    ids.push(...(await withActor(pools.app, actor.id, (tx) => makeSome(tx, actor, line, { from, to }))));
    told(ids.length);
  };
  const hand = async () => {
    while (next < size) {
      const from = next;
      next += TOGETHER;
      await one(from);
    }
  };
  await Promise.all(Array.from({ length: HANDS }, hand));
  return ids;
}

async function makeSome(
  tx: Parameters<typeof openContact>[0],
  actor: StaffActor,
  line: string,
  { from, to }: { from: number; to: number },
): Promise<string[]> {
  const ids: string[] = [];
  for (let at = from; at < to; at++) {
    const input = { line, channel: 'telephone', direction: 'incoming', later: null } as const;
    const { id } = await openContact(tx, actor, input, call);
    await saveContact(tx, actor, { id, changes: invent(at).changes });
    actor.keys.opened.clear();
    ids.push(id);
  }
  return ids;
}
