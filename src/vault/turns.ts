import { now } from '#kernel/clock.ts';
import { refuse } from '#kernel/errors.ts';
import { makeTurns } from '#kernel/turns.ts';
import { sourceMark } from './work.ts';

/** At most two hashes of a kind at a time, because each takes 64 MiB; a longer line is an attack, and each place costs memory. */
const AT_ONCE = 2;
const LONGEST = 100;
const MINUTE_MS = 60_000;

/** Hashing for colleagues who sign in, apart from that for visitors. */
export const staffTurn = makeTurns({ atOnce: AT_ONCE, longest: LONGEST, busy: 'busy' });

/** Somebody in the visitors' line: where from, and how it goes on. */
type Waiting = { mark: string; begin(): void; giveWay(): void };

const waiting: Waiting[] = [];
const turns = countTurns();
let running = 0;

/**
 * Hashing for visitors, fair by source: whoever's source had the fewest turns lately is next. When the line is full the
 * newest of the source with the most goes, so that no crowd out of one place keeps out who comes from another. Refuses
 * `busy`.
 */
export async function visitorTurn<T>(source: string, work: () => Promise<T>): Promise<T> {
  await takePlace(sourceMark(source));
  try {
    return await work();
  } finally {
    running -= 1;
    next();
  }
}

async function takePlace(mark: string): Promise<void> {
  if (waiting.length >= LONGEST) makeRoom(mark);
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  waiting.push({ mark, begin: resolve, giveWay: () => reject(refuse('busy', 503)) });
  if (running < AT_ONCE) next();
  return promise;
}

/** Takes the newest of the source that had and asks for most out of the line, if that is not the newcomer's own. */
function makeRoom(newcomer: string): void {
  const asked = new Map<string, number>();
  for (const { mark } of [...waiting, { mark: newcomer }]) asked.set(mark, (asked.get(mark) ?? turns.of(mark)) + 1);
  const of = (mark: string) => asked.get(mark) ?? 0;
  const most = Math.max(...asked.values());
  const at = waiting.findLastIndex(({ mark }) => of(mark) === most);
  if (of(newcomer) === most) throw refuse('busy', 503);
  waiting.splice(at, 1)[0]?.giveWay();
}

/** Gives a free place to the one who waits longest of those whose source had the fewest turns. */
function next(): void {
  const fewest = Math.min(...waiting.map(({ mark }) => turns.of(mark)));
  const at = waiting.findIndex(({ mark }) => turns.of(mark) === fewest);
  if (at < 0) return;
  running += 1;
  for (const { mark, begin } of waiting.splice(at, 1)) {
    turns.add(mark);
    begin();
  }
}

/** How many turns each source had, within this minute and the one before. */
function countTurns(): { of(mark: string): number; add(mark: string): void } {
  let minute = -1;
  let these = new Map<string, number>();
  let before = new Map<string, number>();
  const turnOver = () => {
    const current = Math.floor(now().getTime() / MINUTE_MS);
    if (current === minute) return;
    before = current === minute + 1 ? these : new Map();
    these = new Map();
    minute = current;
  };
  return {
    of: (mark) => {
      turnOver();
      return (these.get(mark) ?? 0) + (before.get(mark) ?? 0);
    },
    add: (mark) => {
      turnOver();
      these.set(mark, (these.get(mark) ?? 0) + 1);
    },
  };
}
