import { useEffect, useRef } from 'react';
import type { ContactAnswer } from '../../shared.ts';

const wanted = new Set<string>();

/** The contact goes on: as soon as one can write in it, the pen is in the hand. */
export function wantPen(id: string): void {
  wanted.add(id);
}

/**
 * A contact just begun puts the pen in the hand, one begun by a ring too, and one that goes on; any other keeps the focus
 * on its number. So does what somebody wrote to us herself: the pen writes notes, and whoever begins to answer must not
 * write into those.
 */
export function useFirstFocus({ id, fields, outcome, channel }: ContactAnswer, writable: boolean): void {
  // As it was when it was opened: later the focus belongs to whoever writes.
  const begun = channel !== 'web_message' && outcome === null;
  const fresh = useRef(begun && Object.keys(fields).every((field) => field === 'caller_number'));
  useEffect(() => {
    if (!writable || !(fresh.current || wanted.has(id))) return undefined;
    // After the arrival on the screen, which puts the focus on the heading. The last line is the one that is not yet begun.
    const frame = requestAnimationFrame(() => {
      fresh.current = false;
      wanted.delete(id);
      [...document.querySelectorAll<HTMLElement>('[data-talk] textarea')].at(-1)?.focus();
    });
    return () => cancelAnimationFrame(frame);
  }, [id, writable]);
}
