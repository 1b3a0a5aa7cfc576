import { fromZoned, zonedTime } from '#kernel/format.ts';
import type { Line } from './shared.ts';

const DAY = 1440;
const WEEK = 7 * DAY;

/** A stretch of opening hours around a moment; null ends: the line never closes. */
export type OpenSpan = { since: Date; until: Date } | 'always';

/** The stretch of a line's hours that `at` lies in, or null while it is closed. Hours that touch at midnight are one. */
export function openSpan(hours: Line['hours'], at: Date, zone: string): OpenSpan | null {
  const spans = weekSpans(hours);
  if (spans.some(([from, to]) => to - from >= WEEK)) return 'always';
  const wall = zonedTime(at, zone);
  const minute = (wall.weekday - 1) * DAY + wall.hour * 60 + wall.minute;
  for (const [from, to] of spans)
    for (const now of [minute, minute + WEEK])
      if (now >= from && now < to) {
        const { year, month, day } = wall;
        const monday = day - (wall.weekday - 1) - (now === minute ? 0 : 7);
        const moment = (m: number) => fromZoned({ year, month, day: monday, minute: m }, zone);
        return { since: moment(from), until: moment(to) };
      }
  return null;
}

/** Hours as minutes of the week from Monday, those that touch put together; one may run on past Sunday. */
function weekSpans(hours: Line['hours']): [number, number][] {
  const merged: [number, number][] = [];
  const sorted = hours
    .flatMap((spans, day) => spans.map(([from, to]): [number, number] => [day * DAY + from, day * DAY + to]))
    .toSorted((a, b) => a[0] - b[0]);
  for (const [from, to] of sorted) {
    const last = merged.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return acrossSunday(merged);
}

function acrossSunday(spans: [number, number][]): [number, number][] {
  const [first, ...rest] = spans;
  const last = spans.at(-1);
  if (!first || !last || first === last || first[0] !== 0 || last[1] !== WEEK) return spans;
  return [...rest.slice(0, -1), [last[0], WEEK + first[1]]];
}
