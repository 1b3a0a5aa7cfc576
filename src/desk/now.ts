import { useSyncExternalStore } from 'react';
import { now } from '#kernel/clock.ts';

const stepMs = 10_000;
const listeners = new Set<() => void>();
let shown: Date | null = null;
let timer: ReturnType<typeof setInterval> | undefined;

function tick(): void {
  shown = now();
  for (const listener of [...listeners]) listener();
}

function follow(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(tick, stepMs);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
    shown = null;
  };
}

function moment(): Date {
  shown ??= now();
  return shown;
}

/** The present moment, renewed every ten seconds, so that what is late becomes late on the screen too. */
export function useNow(): Date {
  return useSyncExternalStore(follow, moment);
}
