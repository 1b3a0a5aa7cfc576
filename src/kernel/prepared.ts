import type { PoolClient } from 'pg';

/** Each text of SQL and the name it has on every connection: there are some hundreds, all written in the stores. */
const names = new Map<string, string>();
/** More than the stores have; if something ever made texts without end, they would go on without names. */
const MOST = 2_000;

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= MOST) return known;
  const name = `q${names.size}`;
  names.set(text, name);
  return name;
}

/**
 * Lets a connection have each statement read and planned once and not at every use: a good third of what the database
 * does for a short question. Texts without parameters stay as they are: begin, commit, and migrations of many statements.
 */
export function planOnce(client: PoolClient): void {
  const ask = client.query.bind(client) as (...all: unknown[]) => never;
  // The driver's own type has nine forms; whatever is not a text with parameters goes through unchanged.
  client.query = (...given: unknown[]): never => {
    const [text, values, ...rest] = given;
    const name = typeof text === 'string' && Array.isArray(values) && values.length > 0 ? nameOf(text) : undefined;
    return name === undefined ? ask(...given) : ask({ name, text, values }, ...rest);
  };
}
