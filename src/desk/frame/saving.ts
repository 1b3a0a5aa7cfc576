import type { Saving } from '../parts/save-state.tsx';
import { createState, useShared } from '../state.ts';

const saving = createState<Saving | null>(null);

/** A screen tells the frame's foot where its text is; null when there is nothing to save. */
export function reportSaving(state: Saving | null): void {
  saving.set(state);
}

/** What the screen last said about saving. */
export function useSaving(): Saving | null {
  return useShared(saving);
}
