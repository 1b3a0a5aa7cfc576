import { now } from '#kernel/clock.ts';
import type { Tx } from '#kernel/db.ts';
import { fromZoned, zonedTime } from '#kernel/format.ts';
import { organisationZone, type StaffActor } from '#staff/index.ts';
import type { MyHoursAnswer } from './shared.ts';
import { awaysOf, answeringOf, type Stretch } from './store.ts';

const MINUTE_MS = 60_000;

/** How long somebody answered a line this week, from Monday on. Her own and nobody else's: no request names anybody. */
export async function readMyHours(tx: Tx, actor: StaffActor): Promise<MyHoursAnswer> {
  const at = now();
  const from = mondayOf(at, await organisationZone(tx));
  const within = { account: actor.id, from, to: at };
  const [shifts, aways] = [await answeringOf(tx, within), await awaysOf(tx, within)];
  return { from: from.toISOString(), minutes: minutesAnswering(shifts, aways, { from, to: at }) };
}

/** Midnight of the week's Monday in a zone. */
export function mondayOf(at: Date, zone: string): Date {
  const { year, month, day, weekday } = zonedTime(at, zone);
  return fromZoned({ year, month, day: day - (weekday - 1) }, zone);
}

/**
 * Whole minutes on at least one line between two moments: two lines at once count once, time away from the desk does
 * not. A stretch without an end still goes on. Pure.
 */
export function minutesAnswering(
  shifts: readonly Stretch[],
  aways: readonly Stretch[],
  { from, to }: { from: Date; to: Date },
): number {
  const inside = (stretch: Stretch): [number, number] => [
    Math.max(stretch.since.getTime(), from.getTime()),
    Math.min((stretch.ended ?? to).getTime(), to.getTime()),
  ];
  const there = shifts.flatMap((shift) =>
    aways
      .filter(({ line }) => line === shift.line)
      .map(inside)
      .reduce<[number, number][]>((left, away) => left.flatMap((each) => without(each, away)), [inside(shift)]),
  );
  return Math.floor(lengthOf(there) / MINUTE_MS);
}

function without([from, to]: [number, number], [gone, back]: [number, number]): [number, number][] {
  return [
    [from, Math.min(to, gone)],
    [Math.max(from, back), to],
  ];
}

function lengthOf(spans: [number, number][]): number {
  let [sum, reached] = [0, Number.NEGATIVE_INFINITY];
  for (const [from, to] of spans.toSorted((a, b) => a[0] - b[0])) {
    sum += Math.max(0, to - Math.max(from, reached));
    reached = Math.max(reached, to);
  }
  return sum;
}
