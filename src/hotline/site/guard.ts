import { now } from '#kernel/clock.ts';
import { newId } from '#kernel/ids.ts';
import { openTicket, sealTicket, sourceMark, workDone } from '#vault/index.ts';
import { makeCounts } from './counts.ts';

/** In a quiet hour nothing is asked of anybody: so many a minute from one source, and so many in all. */
const FREE_OF_SOURCE = 10;
const FREE_IN_ALL = 30;
/** So many a minute of one source have paid by waiting; more than these only by work, for anybody can lay in proofs. */
const WAITS_OF_SOURCE = 5;
/** The most that is ever asked: the wait is for whoever has no scripts, or an old telephone. */
const MOST_WAIT = 60;
const MOST_STEPS = 6;
const BITS_BEFORE = 12;
/** How long a page's proof is good for; and how many used ones are remembered. */
const PROOF_SECONDS = 2 * 3600;
const MOST_SPENT = 100_000;
const MOST_SOURCES = 20_000;
/** So often a minute one visitor's page is looked at again: each time her whole contact is opened. */
const LOOKS = 12;

/**
 * Work a script does by itself, or seconds to wait: one of the two, never both. Zero: nothing. `proof`: the one her page
 * carries already, so that waiting does not begin anew when she presses too early.
 */
export type Demand = { bits: number; wait: number; proof?: string };

/** What is asked, by how much was let in within the minute from this source and from all, with this one. Pure. */
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

/**
 * Whether somebody is let through to what costs much; else what is still asked of her. `old`: her page carries no proof
 * that counts: it was open too long, or was sent before, perhaps by a browser that goes back.
 */
export type Admitted = { in: true; giveBack: () => void } | { in: false; demand: Demand; old: boolean };

/** Counts and admits. In memory, each node for itself; a restart forgets it. Who is refused is not counted. */
export type Guard = {
  /** What would be asked of this source now; of a page that carries a proof already, what is left of it. */
  demand(source: string, proof?: string): Demand;
  /** `proof` and `work` as her page sent them. */
  admit(source: string, proof: string, work: string): Admitted;
  /** Whether this visitor may look again so soon. */
  mayLook(visitor: string): boolean;
};

/** A guard with nothing counted yet. */
export function makeGuard(): Guard {
  const letIn = makeCounts(MOST_SOURCES, FREE_OF_SOURCE * 2 ** MOST_STEPS);
  const all = makeCounts(1, FREE_IN_ALL * 2 ** MOST_STEPS);
  const waited = makeCounts(MOST_SOURCES, WAITS_OF_SOURCE);
  const looked = makeCounts(MOST_SOURCES, LOOKS);
  const spent = new Set<string>();
  const unspent = (text: string) => {
    const proof = openTicket<Proof>('proof', text);
    return proof && !spent.has(proof.id) ? proof : null;
  };
  const leftOf = (mark: string, text: string): Demand => {
    const { bits, wait } = demandFor({ source: letIn.of(mark) + 1, all: all.of('') + 1 });
    const proof = unspent(text);
    const since = proof ? now().getTime() - proof.since : 0;
    const left = wait === 0 ? 0 : Math.max(0, wait * 1000 - since, waited.fullFor(mark));
    return { bits, wait: Math.ceil(left / 1000), ...(proof ? { proof: text } : {}) };
  };
  const payment = ({ bits, wait }: Demand, proof: Proof, work: string) => {
    if (bits === 0) return 'none';
    if (/^\d{1,12}$/.test(work) && workDone(proof.id, work) >= bits) return 'work';
    return wait === 0 ? 'waiting' : null;
  };
  return {
    demand: (source, proof = '') => leftOf(sourceMark(source), proof),
    admit: (source, text, work) => {
      const mark = sourceMark(source);
      const demand = leftOf(mark, text);
      const proof = unspent(text);
      const paid = proof && payment(demand, proof, work);
      if (!paid) return { in: false, demand, old: !proof };
      remember(spent, proof.id);
      if (paid === 'waiting') waited.add(mark);
      letIn.add(mark);
      all.add('');
      return { in: true, giveBack: () => void spent.delete(proof.id) };
    },
    mayLook: (visitor) => {
      if (looked.fullFor(visitor) > 0) return false;
      looked.add(visitor);
      return true;
    },
  };
}

function remember(spent: Set<string>, id: string): void {
  spent.add(id);
  if (spent.size > MOST_SPENT) spent.delete(spent.values().next().value ?? '');
}

/** Which challenge a script works on: it is no secret, and of use only together with the sealed proof it came in. */
export function challengeOf(proof: string): string {
  return openTicket<Proof>('proof', proof)?.id ?? '';
}
