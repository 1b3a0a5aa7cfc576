import { useEffect, useRef, type RefObject } from 'react';

/** Puts the cursor into the one field of a page that is nothing but that field: a sign-in, a lock. */
export function useFirstFocus(wanted: boolean): RefObject<HTMLInputElement | null> {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (wanted) input.current?.focus();
  }, [wanted]);
  return input;
}
