import type { Log } from './log.ts';

export type Beat = { kick(): void; stop(): Promise<void> };

/**
 * Runs `work` again and again: at the latest every `everyMs`, at once when kicked, never twice at the same time. A
 * failure is logged and tried again at the next beat.
 */
export function startBeat(name: string, everyMs: number, work: () => Promise<void>, log: Log): Beat {
  let stopped = false;
  let again = false;
  let wake: () => void = () => undefined;
  const pause = () =>
    new Promise<void>((resolve) => {
      wake = withTimer(resolve, everyMs);
    });
  const loop = async () => {
    while (!stopped) {
      again = false;
      await work().then(
        () => log.done(name),
        (error: unknown) => log.defect(error, name),
      );
      if (!again && !stopped) await pause();
    }
  };
  const done = loop();
  return {
    kick: () => {
      again = true;
      wake();
    },
    stop: async () => {
      stopped = true;
      wake();
      await done;
    },
  };
}

function withTimer(resolve: () => void, ms: number): () => void {
  const timer = setTimeout(resolve, ms);
  return () => {
    clearTimeout(timer);
    resolve();
  };
}
