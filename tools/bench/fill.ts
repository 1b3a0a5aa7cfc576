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
    ids.push(...(await makeSome(pools, actor, line, { from, to })));
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

type Tx = Parameters<typeof openContact>[0];

/** Opened in one transaction and written in the next: opening holds the counter of numbers, and the others wait for it. */
async function makeSome(
  { app }: Pick<Pools, 'app'>,
  actor: StaffActor,
  line: string,
  { from, to }: { from: number; to: number },
): Promise<string[]> {
  const places = Array.from({ length: to - from }, (_, at) => from + at);
  const act = <T>(work: (tx: Tx, at: number) => Promise<T>) =>
    withActor(app, actor.id, async (tx) => {
      const done: T[] = [];
      for (const at of places) done.push(await work(tx, at));
      return done;
    });
  const input = { line, channel: 'telephone', direction: 'incoming', later: null, practice: null } as const;
  const ids = await act(async (tx) => (await openContact(tx, actor, input, call)).id);
  await act((tx, at) => saveContact(tx, actor, { id: ids[at - from] ?? '', changes: invent(at).changes }));
  for (const id of ids) actor.keys.opened.delete(id);
  return ids;
}
