import { useSyncExternalStore } from 'react';

/** One value outside React that screens can follow. */
export type State<T> = {
  get: () => T;
  set: (next: T) => void;
  subscribe: (listener: () => void) => () => void;
};

/** A shared value; setting the same value again tells nobody. */
export function createState<T>(initial: T): State<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set(next) {
      if (Object.is(next, value)) return;
      value = next;
      for (const listener of [...listeners]) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** Reads a shared value and renders again when it changes. */
export function useShared<T>(state: State<T>): T {
  return useSyncExternalStore(state.subscribe, state.get);
}
