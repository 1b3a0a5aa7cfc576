/** Asks for something again and again, and not more often than it has to be. */
export type Gather = { ask(): void; stop(): void };

/** Acts at once; whatever asks within `ms` of that is answered by one act at their end. */
export function gather(act: () => void, ms: number): Gather {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let owed = false;
  const over = () => {
    timer = undefined;
    if (owed) begin();
  };
  const begin = () => {
    owed = false;
    timer = setTimeout(over, ms);
    act();
  };
  return {
    ask: () => {
      if (timer === undefined) begin();
      else owed = true;
    },
    stop: () => clearTimeout(timer),
  };
}
