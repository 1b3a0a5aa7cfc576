import { sessionState } from '../session-state.ts';
import { createState, useShared } from '../state.ts';

/** Something just done that can be taken back; `text` is already said. */
export type Undo = { text: string; undo: () => void };

let count = 0;
const offered = createState<(Undo & { at: number }) | null>(null);

/** Shows the undo toast for ten seconds. Never for what left the house: that cannot be undone. */
export function offerUndo(offer: Undo): void {
  count += 1;
  offered.set({ ...offer, at: count });
}

/** Takes the toast away. */
export function withdrawUndo(): void {
  offered.set(null);
}

/** What can be taken back now, numbered, or null. */
export function useUndo(): (Undo & { at: number }) | null {
  return useShared(offered);
}

/** The same, for whoever is no screen. */
export function undoNow(): Undo | null {
  return offered.get();
}

// Whoever comes after a lock or a sign-out is not offered to take back what was done before, nor are its words kept.
sessionState.subscribe(() => {
  if (sessionState.get() !== 'signed-in') withdrawUndo();
});
