import type { Others } from '#desk/parts.ts';

/** The screen locks after this long without a key or a pointer, unless told otherwise. */
export const IDLE_MS = 15 * 60_000;

export type IdleOptions = {
  afterMs: number;
  now: () => number;
  inCall: () => boolean;
  /** While one window is worked in, none locks. */
  others: Others | null;
  onIdle: () => void;
  onLockedElsewhere: () => void;
};

export type IdleWatch = { active: () => void; check: () => void; stop: () => void };

const TELL_EVERY_MS = 5_000;

/**
 * Follows activity in this window and its sisters and says once when all of them have rested for `afterMs`. During a
 * call it counts as activity. `check` is asked from time to time; the clock decides, so a computer that slept locks.
 */
export function watchIdle({ afterMs, now, inCall, others, onIdle, onLockedElsewhere }: IdleOptions): IdleWatch {
  let last = now();
  let told = Number.NEGATIVE_INFINITY;
  const active = () => {
    last = now();
    if (last - told < TELL_EVERY_MS) return;
    told = last;
    others?.tell('active');
  };
  others?.hear((news) => {
    if (news === 'active') last = now();
    else onLockedElsewhere();
  });
  return {
    active,
    check() {
      if (inCall()) active();
      else if (now() - last >= afterMs) onIdle();
    },
    stop: () => others?.close(),
  };
}
