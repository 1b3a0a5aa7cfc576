const patienceMs = 2_000;
const unfinished = new Set<() => Promise<void>>();

/** Something to finish before this browser is locked or signed out: sending what was typed. Returns the way to take it back. */
export function beforeLeaving(finish: () => Promise<void>): () => void {
  unfinished.add(finish);
  return () => void unfinished.delete(finish);
}

/** Finishes what screens asked for, two seconds at most: nobody waits for a lock because the server is away. */
export async function finishBeforeLeaving(): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, patienceMs);
  });
  await Promise.race([Promise.allSettled([...unfinished].map((finish) => finish())), late]);
  clearTimeout(timer);
}
