import { createState, useShared } from '../state.ts';

const blurred = createState(false);

/** F9: sealed paper is blurred everywhere, the coded half stays usable; again, and it is back. */
export function toggleBlur(): void {
  blurred.set(!blurred.get());
  document.documentElement.classList.toggle('blurred', blurred.get());
}

/** Whether sealed paper is blurred. */
export function useBlurred(): boolean {
  return useShared(blurred);
}
