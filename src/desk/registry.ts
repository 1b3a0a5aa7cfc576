import { useEffect, useRef } from 'react';
import { createState, useShared } from './state.ts';

/** What parts of the screen bring along while they are there: keys, commands, places to search. */
export type Registry<T> = {
  /** Everything brought now, the latest first. */
  now: () => T[];
  /** The same, rendering again when something comes, goes or changes its `signature`. */
  useAll: () => T[];
  /** Brings `entries` while the caller is on the screen. `signature` changes when what is shown of them changes. */
  useEntries: (entries: readonly T[], signature: string) => void;
};

type Brought<T> = { entries: readonly T[]; signature: string };

/** A new, empty registry. */
export function createRegistry<T>(): Registry<T> {
  const all = createState<readonly { current: Brought<T> }[]>([]);
  const now = () =>
    all
      .get()
      .toReversed()
      .flatMap((brought) => brought.current.entries);

  function useEntries(entries: readonly T[], signature: string): void {
    const own = useRef<Brought<T>>({ entries, signature });
    useEffect(() => {
      own.current.entries = entries;
    });
    useEffect(() => {
      all.set([...all.get(), own]);
      return () => all.set(all.get().filter((other) => other !== own));
    }, []);
    useEffect(() => {
      own.current.signature = signature;
      all.set([...all.get()]); // tells the readers without moving its place: the order says who is nearer
    }, [signature]);
  }

  function useAll(): T[] {
    useShared(all);
    return now();
  }

  return { now, useAll, useEntries };
}
