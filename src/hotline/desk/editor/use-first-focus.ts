import { useEffect, useRef } from 'react';
import type { ContactAnswer } from '../../shared.ts';

/** A contact just begun puts the pen in the hand, one begun by a ring too; any other keeps the focus on its number. */
export function useFirstFocus({ fields, outcome }: ContactAnswer): void {
  // As it was when it was opened: later the focus belongs to whoever writes.
  const fresh = useRef(outcome === null && Object.keys(fields).every((field) => field === 'caller_number'));
  useEffect(() => {
    if (!fresh.current) return undefined;
    // After the arrival on the screen, which puts the focus on the heading.
    const frame = requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-talk] textarea')?.focus());
    return () => cancelAnimationFrame(frame);
  }, []);
}
