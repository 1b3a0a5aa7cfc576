import { useState } from 'react';

/**
 * What form is open in a part of a screen, null for none. It opens with `form` whenever something else on the screen
 * begins it: `begun` counts that, 0 is never. One that is open already, and what is written in it, stays.
 */
export function useBegun<T>(begun: number, form: T): [T | null, (next: T | null) => void] {
  const [open, setOpen] = useState<T | null>(begun > 0 ? form : null);
  const [seen, setSeen] = useState(begun);
  if (begun !== seen) {
    setSeen(begun);
    if (begun > 0 && open === null) setOpen(() => form);
  }
  return [open, setOpen];
}
