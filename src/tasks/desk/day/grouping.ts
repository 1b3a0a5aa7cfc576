import { daysBetween } from '#kernel/format.ts';
import type { OwedAnswer } from '../../shared.ts';

/** The parts of a day, in the order they are shown. */
const order = ['late', 'today', 'tomorrow', 'open'] as const;
export type DayPart = (typeof order)[number];
export type Parted = { part: DayPart; rows: OwedAnswer[] };

/** Whose is shown: mine; what nobody has taken; what colleagues owe on records I can open too. */
export const scopes = ['mine', 'nobodys', 'others'] as const;
export type Scope = (typeof scopes)[number];

/** Whether something owed is mine, nobody's yet or a colleague's. */
export function scopeOf({ owner }: Pick<OwedAnswer, 'owner'>, me: string | undefined): Scope {
  if (owner === null) return 'nobodys';
  return owner === me ? 'mine' : 'others';
}

/** Where something due then belongs at `at`, on the wall of `zone`; midnight still belongs to the day before it. */
export function partOf(due: Date | null, at: Date, zone: string): DayPart {
  if (!due) return 'open';
  if (due <= at) return 'late';
  return daysBetween(at, new Date(due.getTime() - 1), zone) === 0 ? 'today' : 'tomorrow';
}

/** A day in its parts, empty ones left out; inside a part the server's order stays: the oldest first. */
export function partDay(rows: readonly OwedAnswer[], at: Date, zone: string): Parted[] {
  const parts = Map.groupBy(rows, ({ due }) => partOf(due ? new Date(due) : null, at, zone));
  return order.flatMap((part) => {
    const found = parts.get(part);
    return found ? [{ part, rows: found }] : [];
  });
}
