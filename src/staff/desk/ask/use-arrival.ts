import { useEffect, useRef, type RefObject } from 'react';

/**
 * What was pressed has gone with the step it belonged to, and the focus with it: it goes to this heading of the next
 * step, so that the keyboard and a reader are there too. A field that took the focus by itself keeps it.
 */
export function useArrival(heading: RefObject<HTMLElement | null>, step = ''): void {
  const at = useRef<string | null>(null);
  useEffect(() => {
    if (at.current === step) return;
    at.current = step;
    if (document.activeElement === document.body) heading.current?.focus();
  }, [heading, step]);
}
