import { useEffect } from 'react';
import { beforeLeaving, useMe } from '#desk/parts.ts';
import type { Me } from '#staff/shared.ts';
import { isUnsaved } from './draft.ts';
import { drafts, keepOnlyMine, sendDrafts } from './drafts.ts';

/** Who sits here; empty until it is known. */
export function useMyId(): string {
  return (useMe().data as Me | undefined)?.id ?? '';
}

/** That nothing typed into a note is lost: saved before a lock or a sign-out, asked about before the page goes. */
export function useNoteKeeping(): void {
  const me = useMyId();
  useEffect(() => {
    if (me !== '') keepOnlyMine(me);
  }, [me]);
  useEffect(() => {
    const stop = beforeLeaving(sendDrafts);
    const ask = (event: BeforeUnloadEvent) => drafts.get().some(isUnsaved) && event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => {
      stop();
      window.removeEventListener('beforeunload', ask);
    };
  }, []);
}
