import { useEffect, useRef, type RefObject } from 'react';

/**
 * Where a form takes the place of the button that asked for it, the keyboard goes back to that button when the form
 * has gone, sent or not. Give the button this ref.
 */
export function useFocusBack(open: boolean): RefObject<HTMLButtonElement | null> {
  const button = useRef<HTMLButtonElement>(null);
  const before = useRef(open);
  useEffect(() => {
    if (before.current && !open) button.current?.focus();
    before.current = open;
  }, [open]);
  return button;
}
