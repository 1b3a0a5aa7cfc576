import { useEffect, useState } from 'react';
import { ApiError } from '#desk/parts.ts';

/** Seconds still to wait after a refusal that slows down guessing, counting to 0; 0 for every other error. */
export function useWait(error: unknown): number {
  const [left, setLeft] = useState({ error, seconds: secondsOf(error) });
  const seconds = left.error === error ? left.seconds : secondsOf(error);
  useEffect(() => {
    if (seconds === 0) return undefined;
    const timer = setTimeout(() => setLeft({ error, seconds: seconds - 1 }), 1_000);
    return () => clearTimeout(timer);
  }, [error, seconds]);
  return seconds;
}

function secondsOf(error: unknown): number {
  const seconds = error instanceof ApiError && error.status === 429 ? error.details['seconds'] : 0;
  return typeof seconds === 'number' ? seconds : 0;
}
