/** The program's log: events by name with ids and numbers, one JSON line each. No line ever holds what a person wrote. */
export type Log = {
  event(name: string, facts?: Record<string, string | number | boolean>): void;
  defect(error: unknown, where: string): void;
  /** Something the program does by itself has been done: no line, measures count it. */
  done(what: string): void;
};

/** Logs to `write`, a line at a time. A defect shows its kind and where in our code, never its message: that may quote data. */
export function makeLog(write: (line: string) => void): Log {
  const event: Log['event'] = (name, facts = {}) =>
    write(JSON.stringify({ at: new Date().toISOString(), event: name, ...facts }));
  return {
    event,
    done: () => undefined,
    defect: (error, where) => event('defect', { where, kind: kindOf(error), frames: framesOf(error) }),
  };
}

/**
 * Ends the program on an error nobody caught, and logs it as a defect. Node by itself would print the error's message
 * and the line it came from, and a message may quote data.
 */
export function endOnUncaught(log: Log): void {
  process.on('uncaughtException', (error) => {
    log.defect(error, 'uncaught');
    process.exit(1);
  });
}

function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : '';
  return `${error.name}${code}`;
}

/** Function and line of the frames that are ours; the message is left out, however many lines it has. */
function framesOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  const { stack = '', message } = error;
  return stack
    .slice(stack.indexOf(message) + message.length)
    .split('\n')
    .filter((line) => line.startsWith('    at ') && line.includes('/src/'))
    .slice(0, 4)
    .map((line) => line.trim().replace(/file:\/\/.*\/src\//, 'src/'))
    .join(' < ');
}
