import { now } from '#kernel/clock.ts';
import { refuse } from '#kernel/errors.ts';

const HOUR_MS = 3_600_000;
const MEGABYTE = 1024 * 1024;
/** What everybody's files together may take of the disk: each is kept twice, and lies in the log and in backups again. */
const IN_AN_HOUR = 500 * MEGABYTE;
const IN_A_DAY = 5000 * MEGABYTE;
/** Where less of the disk is free than this part of it, no files are taken at all: words and calls need the rest. */
const LEAST_FREE = 0.1;

/** Room for files of whoever writes to us. In memory, each node for itself. */
export type FileRoom = {
  /** Takes room for so many bytes; the answer gives it back. Refuses `no-files-now`: words are taken all the same. */
  take(bytes: number): () => void;
  /** Refuses `no-files-now` where nothing at all would find room. `free`: which part of the disk is; null: unknown. */
  mustBeOpen(free: number | null): void;
};

/** Room with nothing taken yet. */
export function makeFileRoom(inAnHour = IN_AN_HOUR, inADay = IN_A_DAY): FileRoom {
  let taken: { at: number; bytes: number }[] = [];
  const within = (ms: number) =>
    taken.filter(({ at }) => now().getTime() - at < ms).reduce((sum, { bytes }) => sum + bytes, 0);
  const mustFit = (bytes: number) => {
    taken = taken.filter(({ at }) => now().getTime() - at < 24 * HOUR_MS);
    if (within(HOUR_MS) + bytes > inAnHour || within(24 * HOUR_MS) + bytes > inADay) throw refuse('no-files-now', 503);
  };
  return {
    take: (bytes) => {
      mustFit(bytes);
      const part = { at: now().getTime(), bytes };
      taken.push(part);
      return () => void (taken = taken.filter((each) => each !== part));
    },
    mustBeOpen: (free) => {
      mustFit(1);
      if (free !== null && free < LEAST_FREE) throw refuse('no-files-now', 503);
    },
  };
}
