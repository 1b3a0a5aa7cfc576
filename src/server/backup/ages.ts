import { endOf, type ArchiveSet } from './sets.ts';

const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;
/** So long one can go back to any moment (VAULT 3.8). */
const KEPT_DAYS = 35;
/** For each new set so many may go: enough to catch up, and a clock that runs ahead takes no more than that. */
export const GO_AT_ONCE = 2;

/** Whether a new backup is due: a day after the last, or when that one lies ahead of the clock by more than an hour. */
export function isDue({ base }: Pick<ArchiveSet, 'base'>, now: Date): boolean {
  const age = now.getTime() - base.at.getTime();
  return age >= DAY_MS || age < -HOUR_MS;
}

/**
 * The sets that go now that a new one is there: those that end, and are followed by one that begins, longer ago than
 * anybody may want to go back; the first two at most.
 */
export function olderThanKept(sets: ArchiveSet[], now: Date): ArchiveSet[] {
  const isOld = ({ at }: { at: Date }) => now.getTime() - at.getTime() > KEPT_DAYS * DAY_MS;
  const old = sets.filter((set, at) => {
    const next = sets[at + 1];
    return next && isOld(endOf(set)) && isOld(next.base);
  });
  return old.slice(0, GO_AT_ONCE);
}
