/** Commands after which nothing may stand: a start must never be what a question or a slip of the hand gets. */
const ALONE = new Set(['serve', 'demo', 'migrate', 'help']);

/** What was asked of `astra`, from the words behind it: help wherever it is asked for, null for what is no command. */
export function chosen(said: string[], known: readonly string[]): { name: string; args: string[] } | null {
  if (said.some((word) => word === '--help' || word === '-h')) return { name: 'help', args: [] };
  const [name = 'help', ...args] = said;
  if (!known.includes(name) || (ALONE.has(name) && args.length > 0)) return null;
  return { name, args };
}
