import { useEffect } from 'react';
import { lookState, useLook } from '../look.ts';
import { createState, useShared } from '../state.ts';
import { withAlt } from './pressed.ts';

/** How many parts of the screen want it so. */
const resting = createState(0);

/**
 * While the caller is on the screen letters alone do nothing, wherever the focus is: somebody who believes she is
 * writing must not begin, leave or take back anything. With Alt they work.
 */
export function useRestingLetters(): void {
  useEffect(() => {
    resting.set(resting.get() + 1);
    return () => resting.set(resting.get() - 1);
  }, []);
}

/** Whether letters alone do nothing now. */
export function lettersRest(): boolean {
  return resting.get() > 0 || !lookState.get().singleKeys;
}

/** The same, for what is drawn. */
export function useLettersRest(): boolean {
  const { singleKeys } = useLook();
  return useShared(resting) > 0 || !singleKeys;
}

/** By which keys something is reached now: a letter, or Alt and the letter where letters rest. */
export function useShownKeys(): (keys: string) => string {
  const rest = useLettersRest();
  return (keys) => (rest ? (withAlt(keys) ?? keys) : keys);
}
