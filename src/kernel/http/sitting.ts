import { now } from '../clock.ts';

/** So long one line of the audit stands for what goes on under somebody's hands (decision 0028). */
const SITTING_MS = 5 * 60_000;
/** More at once is no house; the oldest go, and then there is a line more. */
const MOST = 5_000;

/** What is being written: by which session, with which verb, about which records. */
export type Sitting = { session: Uint8Array; verb: string; dossiers: string[] };

/** Which sittings have a line. In memory: another node, or the next start, writes one of its own. */
export type Sittings = {
  /** Whether a line that has committed stands for it still. */
  covers(sitting: Sitting): boolean;
  /** Its line has committed; it was asked for at `since`. */
  begin(sitting: Sitting, since: number): void;
};

/** Fresh, with nothing covered. */
export function makeSittings(): Sittings {
  const begun = new Map<string, number>();
  return {
    covers: (sitting) => {
      const since = begun.get(keyOf(sitting));
      const passed = now().getTime() - (since ?? 0);
      return since !== undefined && passed >= 0 && passed < SITTING_MS;
    },
    begin: (sitting, since) => {
      const key = keyOf(sitting);
      begun.delete(key);
      begun.set(key, since);
      if (begun.size > MOST) begun.delete(begun.keys().next().value ?? '');
    },
  };
}

function keyOf({ session, verb, dossiers }: Sitting): string {
  return [Buffer.from(session).toString('base64'), verb, ...dossiers.toSorted()].join(' ');
}
