import { useEffect, useState } from 'react';
import { useWords } from '#desk/parts.ts';
import { now } from '#kernel/clock.ts';

const secondMs = 1_000;

/** Whole seconds since a moment, renewed each second; never below zero where two clocks differ. */
function useSeconds(since: string): number {
  const [at, setAt] = useState(() => now().getTime());
  useEffect(() => {
    const timer = setInterval(() => setAt(now().getTime()), secondMs);
    return () => clearInterval(timer);
  }, []);
  return Math.max(0, Math.floor((at - Date.parse(since)) / secondMs));
}

/** How long something has been ringing, said: `12 s`, `1 min 5 s`. */
export function useElapsed(since: string): string {
  const { t } = useWords();
  const all = useSeconds(since);
  const minutes = Math.floor(all / 60);
  return minutes === 0
    ? t('hotline.ring.seconds', { seconds: all })
    : t('hotline.ring.minutes', { minutes, seconds: all % 60 });
}
