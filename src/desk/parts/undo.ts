import { sessionState } from '../session-state.ts';
import { createState, useShared } from '../state.ts';

/** Something just done that can be taken back; `text` is already said. Where `undo` is refused, the toast says so. */
export type Undo = { text: string; undo: () => Promise<unknown> };
/** What the toast shows, numbered: an offer, or that what was offered could not be taken back. */
export type ShownUndo = { at: number } & ((Undo & { kind: 'offered' }) | { kind: 'refused'; error: unknown });

let count = 0;
const shown = createState<ShownUndo | null>(null);

function show(next: (Undo & { kind: 'offered' }) | { kind: 'refused'; error: unknown }): void {
  count += 1;
  shown.set({ ...next, at: count });
}

/** Shows the undo toast for ten seconds. Never for what left the house: that cannot be undone. */
export function offerUndo(offer: Undo): void {
  show({ ...offer, kind: 'offered' });
}

/** Takes back what is offered. Whoever pressed may have left the page of it: a refusal is said where the offer stood. */
export async function takeBack({ undo }: Undo): Promise<void> {
  withdrawUndo();
  try {
    await undo();
  } catch (error) {
    show({ kind: 'refused', error });
  }
}

/** Takes the toast away. */
export function withdrawUndo(): void {
  shown.set(null);
}

/** What the toast shows now, or null. */
export function useUndo(): ShownUndo | null {
  return useShared(shown);
}

/** The same, for whoever is no screen. */
export function undoNow(): ShownUndo | null {
  return shown.get();
}

// Whoever comes after a lock or a sign-out is not offered to take back what was done before, nor are its words kept.
sessionState.subscribe(() => {
  if (sessionState.get() !== 'signed-in') withdrawUndo();
});
