import { useEffect } from 'react';
import { now } from '#kernel/clock.ts';
import { lockDesk, otherWindows, setSession } from '#desk/parts.ts';
import { callInProgress } from './calls.ts';
import { IDLE_MS, watchIdle } from './idle.ts';

const signs = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'touchstart'] as const;
const CHECK_MS = 15_000;

/** Locks the desk after a while without a key or a pointer, in any window of this browser; never during a call. */
export function useIdleLock(afterMs: number = IDLE_MS): void {
  useEffect(() => {
    const watch = watchIdle({
      afterMs,
      now: () => now().getTime(),
      inCall: callInProgress,
      others: otherWindows(),
      onIdle: () => void lockDesk(),
      onLockedElsewhere: () => setSession('locked'),
    });
    const timer = setInterval(watch.check, CHECK_MS);
    const options = { capture: true, passive: true };
    signs.forEach((sign) => window.addEventListener(sign, watch.active, options));
    document.addEventListener('visibilitychange', watch.check);
    return () => {
      clearInterval(timer);
      signs.forEach((sign) => window.removeEventListener(sign, watch.active, options));
      document.removeEventListener('visibilitychange', watch.check);
      watch.stop();
    };
  }, [afterMs]);
}
