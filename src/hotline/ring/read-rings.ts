import { now } from '#kernel/clock.ts';
import type { Tx } from '#kernel/db.ts';
import { may } from '#kernel/permissions.ts';
import { maskNumber } from '#people/index.ts';
import { linesAnsweredBy, type StaffActor } from '#staff/index.ts';
import { takenSince, untakenRings, unwrittenOf, type RingRecord } from '../store.ts';
import type { RingRow, RingsAnswer } from './answers.ts';
import { numbersOf } from './number.ts';
import { goneAt, lately, ringAt } from './ring-state.ts';

/** Calls nobody has opened a contact for, on the actor's lines; a lead sees those of all, without the numbers. */
export async function readRings(tx: Tx, actor: StaffActor): Promise<RingsAnswer> {
  const rings = await untakenRings(tx);
  const on = rings.filter((ring) => ringAt(ring, now()).on).toReversed();
  const over = settledLast(rings.filter((ring) => !ringAt(ring, now()).on));
  const shown = actor.locked ? on : rings;
  const context = {
    actor,
    numbers: await numbersOf(tx, actor, shown),
    answered: await linesAnsweredBy(tx, actor.id),
  };
  const rows = (some: RingRecord[]) => some.map((ring) => rowOf(ring, context));
  if (actor.locked) return { ringing: rows(on), missed: [], taken: [], unwritten: [] };
  const taken = await takenSince(tx, lately(now()));
  return { ringing: rows(on), missed: rows(over), taken, unwritten: await unwrittenOf(tx, actor.id) };
}

const settledLast = (rings: RingRecord[]) => [
  ...rings.filter((ring) => !ring.written_by),
  ...rings.filter((ring) => ring.written_by),
];

type Context = { actor: StaffActor; numbers: Map<string, string | null>; answered: Set<string> };

function rowOf(ring: RingRecord, { actor, numbers, answered }: Context): RingRow {
  const { state, on } = ringAt(ring, now());
  const number = numbers.get(ring.id);
  const { kept_by: by, kept_reason: reason, written_by: writer, written_at: at } = ring;
  const decide = !on && !actor.locked && may(actor, 'hotline.ring.keep');
  return {
    id: ring.id,
    line: ring.line,
    rangAt: ring.rang.toISOString(),
    state,
    masked: number ? maskNumber(number) : null,
    withheld: number === null,
    goneAt: goneAt(ring.rang, ring.kept_until).toISOString(),
    kept: by && reason ? { by, reason } : null,
    since: writer && at ? { by: writer, at: at.toISOString() } : null,
    can: { take: may(actor, 'hotline.ring.take') && answered.has(ring.line), keep: decide, letGo: decide },
  };
}
