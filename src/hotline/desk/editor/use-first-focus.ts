import { useEffect } from 'react';
import type { ContactAnswer } from '../../shared.ts';

/** A contact just begun puts the pen in the hand; one with anything in it keeps the focus on its number. */
export function useFirstFocus({ id, fields, outcome }: ContactAnswer): void {
  const fresh = outcome === null && Object.keys(fields).length === 0;
  useEffect(() => {
    if (!fresh) return undefined;
    // After the arrival on the screen, which puts the focus on the heading.
    const frame = requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-talk] textarea')?.focus());
    return () => cancelAnimationFrame(frame);
    // Only when the contact is opened: later the focus belongs to whoever writes.
  }, [id]);
}
