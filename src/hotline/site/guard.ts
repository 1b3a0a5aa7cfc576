import { now } from '#kernel/clock.ts';
import { newId } from '#kernel/ids.ts';
import { openTicket, sealTicket, sourceMark, workDone } from '#vault/index.ts';

/** In a quiet hour nothing is asked of anybody: so many a minute from one source, and so many in all. */
const FREE_OF_SOURCE = 10;
const FREE_IN_ALL = 30;
const MINUTE_MS = 60_000;
/** The most that is ever asked: the wait is for whoever has no scripts, or an old telephone. */
const MOST_WAIT = 60;
const MOST_STEPS = 6;
const BITS_BEFORE = 12;
/** How long a page's proof is good for; and how many used ones are remembered. */
const PROOF_SECONDS = 2 * 3600;
const MOST_SPENT = 100_000;
const MOST_SOURCES = 20_000;

/** Work a script does by itself, or seconds the page has been open: one of the two, never both. Zero: nothing. */
export type Demand = { bits: number; wait: number };

/** What is asked, by how often this source tried within the minute and how much was let in from all. Pure. */
export function demandFor({ source, all }: { source: number; all: number }): Demand {
  const over = Math.max(source / FREE_OF_SOURCE, all / FREE_IN_ALL);
  if (over <= 1) return { bits: 0, wait: 0 };
  const step = Math.min(MOST_STEPS, Math.ceil(Math.log2(over)));
  return { bits: BITS_BEFORE + step, wait: Math.min(MOST_WAIT, 5 * 2 ** (step - 1)) };
}

/** What a page carries to prove by: which, and since when. */
type Proof = { id: string; since: number };

/** A fresh proof for a page that is about to be shown. */
export function newProof(): string {
  return sealTicket('proof', { id: newId(), since: now().getTime() } satisfies Proof, PROOF_SECONDS);
}

/** Whether somebody is let through to what costs much; else what is asked of her. */
export type Admitted = { in: true; giveBack: () => void } | { in: false; demand: Demand };

/** Counts and admits. In memory, each node for itself; a restart forgets it. */
export type Guard = {
  /** What would be asked of this source now. */
  demand(source: string): Demand;
  /** `proof` and `work` as her page sent them. */
  admit(source: string, proof: string, work: string): Admitted;
};

/** A guard with nothing counted yet. */
export function makeGuard(): Guard {
  const tries = makeCounts(MOST_SOURCES);
  const letIn = makeCounts(1);
  const spent = new Set<string>();
  const demand = (source: string) => demandFor({ source: tries.of(sourceMark(source)), all: letIn.of('') });
  return {
    demand,
    admit: (source, text, work) => {
      tries.add(sourceMark(source));
      const asked = demandFor({ source: tries.of(sourceMark(source)), all: letIn.of('') + 1 });
      const proof = asked.bits > 0 ? openTicket<Proof>('proof', text) : null;
      if (asked.bits > 0 && !(proof && isPaid(asked, proof, work, spent))) return { in: false, demand: asked };
      if (proof) remember(spent, proof.id);
      letIn.add('');
      return { in: true, giveBack: () => void (proof && spent.delete(proof.id)) };
    },
  };
}

function isPaid({ bits, wait }: Demand, { id, since }: Proof, work: string, spent: Set<string>): boolean {
  if (spent.has(id)) return false;
  return now().getTime() - since >= wait * 1000 || (/^\d{1,12}$/.test(work) && workDone(id, work) >= bits);
}

function remember(spent: Set<string>, id: string): void {
  spent.add(id);
  if (spent.size > MOST_SPENT) spent.delete(spent.values().next().value ?? '');
}

/** Which challenge a script works on: it is no secret, and of use only together with the sealed proof it came in. */
export function challengeOf(proof: string): string {
  return openTicket<Proof>('proof', proof)?.id ?? '';
}

/** Counts within the last minute. */
function makeCounts(most: number): { of(key: string): number; add(key: string): void } {
  const seen = new Map<string, number[]>();
  const recent = (key: string) => (seen.get(key) ?? []).filter((at) => now().getTime() - at < MINUTE_MS);
  return {
    of: (key) => recent(key).length,
    add: (key) => {
      const kept = [...recent(key).slice(-200), now().getTime()];
      seen.delete(key);
      seen.set(key, kept);
      if (seen.size > most) seen.delete(seen.keys().next().value ?? '');
    },
  };
}
