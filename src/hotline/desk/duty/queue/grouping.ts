import { daysBetween, zonedTime } from '#kernel/format.ts';
import type { WaitingRow } from '../../../shared.ts';

/** The groups of the queue, in the order they are shown. */
const order = ['danger', 'late', 'hour', 'today', 'later', 'open'] as const;
export type WaitingGroup = (typeof order)[number];
export type Grouped = { group: WaitingGroup; rows: WaitingRow[] };

const hourMs = 3_600_000;
const eveningFrom = 17;

/** Where something due then belongs at `at`: late, within the hour, the same day in `zone`, later; `open` without a due time. */
export function groupOf(due: Date | null, at: Date, zone: string): WaitingGroup {
  if (!due) return 'open';
  const left = due.getTime() - at.getTime();
  if (left <= 0) return 'late';
  if (left <= hourMs) return 'hour';
  // Midnight still belongs to the evening before it: "by midnight" is tonight.
  const last = new Date(due.getTime() - 1);
  return daysBetween(at, last, zone) === 0 ? 'today' : 'later';
}

/** The queue in its groups, what is in danger now first, empty ones left out; inside a group the server's order stays: the oldest promise first. */
export function groupWaiting(rows: readonly WaitingRow[], at: Date, zone: string): Grouped[] {
  const groups = Map.groupBy(rows, ({ danger, promise }) =>
    danger ? 'danger' : groupOf(promise?.due ? new Date(promise.due) : null, at, zone),
  );
  return order.flatMap((group) => {
    const found = groups.get(group);
    return found ? [{ group, rows: found }] : [];
  });
}

/** Whether the rest of the day is said as "today" or, from 17.00 on, as "tonight". */
export function restOfDay(at: Date, zone: string): 'day' | 'evening' {
  return zonedTime(at, zone).hour >= eveningFrom ? 'evening' : 'day';
}
