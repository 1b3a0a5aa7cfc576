import { useSyncExternalStore } from 'react';

const field = 'input:not([type=checkbox], [type=radio]), textarea';

function listen(listener: () => void): () => void {
  document.addEventListener('focusin', listener);
  document.addEventListener('focusout', listener);
  return () => {
    document.removeEventListener('focusin', listener);
    document.removeEventListener('focusout', listener);
  };
}

/** Whether somebody is writing in a field now, so that letters are letters and keys need Ctrl. */
export function useWriting(): boolean {
  return useSyncExternalStore(listen, () => document.activeElement?.matches(field) ?? false);
}
