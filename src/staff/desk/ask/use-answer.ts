import { useEffect, useReducer, useRef, useState } from 'react';

/** What was asked of the server before anybody is signed in. */
export type Answer<T> = { data: T | undefined; error: unknown; again: () => void };

/**
 * Asks once while `when` holds, and again on `again`. For the pages before the desk: what the desk keeps of its own
 * questions is forgotten, answered or not, whenever somebody signs out or locks.
 */
export function useAnswer<T>(ask: () => Promise<T>, when = true): Answer<T> {
  const [answer, setAnswer] = useState<{ round: number; data?: T; error?: unknown }>({ round: 0 });
  const [round, again] = useReducer((count: number) => count + 1, 0);
  const latest = useRef(ask);
  useEffect(() => {
    latest.current = ask;
  });
  useEffect(() => {
    if (!when) return undefined;
    let gone = false;
    latest.current().then(
      (data) => gone || setAnswer({ round, data }),
      (error: unknown) => gone || setAnswer({ round, error }),
    );
    return () => void (gone = true);
  }, [when, round]);
  return { data: answer.data, error: answer.error, again };
}
