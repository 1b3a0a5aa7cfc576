import { useEffect } from 'react';
import { beforeLeaving, useMe } from '#desk/parts.ts';
import type { Me } from '#staff/shared.ts';
import { fetchDrafts, flushDrafts, isBehind, keepOnlyMine } from './drafts.ts';

/** Who sits here; empty until it is known. */
export function useMyId(): string {
  return (useMe().data as Me | undefined)?.id ?? '';
}

/** That nothing typed into a note is lost: sent before a lock or a sign-out, asked about before the page goes. */
export function useNoteKeeping(): void {
  const me = useMyId();
  useEffect(() => {
    if (me !== '') keepOnlyMine(me);
  }, [me]);
  useEffect(() => {
    const stop = beforeLeaving(flushDrafts);
    const ask = (event: BeforeUnloadEvent) => isBehind() && event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => {
      stop();
      window.removeEventListener('beforeunload', ask);
    };
  }, []);
}

/** Brings back, once, what I left unfinished in a case. */
export function useLeftDrafts(of: string, writes: boolean): void {
  const by = useMyId();
  useEffect(() => {
    // Without an answer nothing is offered now; the next opening of the case asks again.
    if (by !== '' && writes) void fetchDrafts({ case: of, by }).catch(() => {});
  }, [of, by, writes]);
}
