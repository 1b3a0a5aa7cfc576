import { readFileSync } from 'node:fs';
import type { Connection } from '#kernel/db.ts';
import { refuse } from '#kernel/errors.ts';
import { isLoopback } from './where.ts';

const PARAMETERS = new Set(['host', 'sslmode', 'sslrootcert']);

/**
 * The address of a PostgreSQL server from the environment, `postgres://astra_app:password@host:5432/astra`; on this
 * computer also through a socket's folder (`?host=/run/postgresql`). Another computer only over TLS whose certificate
 * is verified (`?sslmode=verify-full`, `&sslrootcert=` for an authority of one's own). Refuses `bad-database-url`,
 * `database-not-verified`; never repeats the address, which holds a password.
 * @param name the setting's. @param role the role it must be: row-level security is written for these roles.
 */
export function readDatabaseUrl(name: string, text: string, role: string): Connection {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !['postgres:', 'postgresql:'].includes(url.protocol))
    throw refuse('bad-database-url', 503, { name, role });
  const asked = Object.fromEntries(url.searchParams);
  const unknown = Object.keys(asked).filter((key) => !PARAMETERS.has(key));
  const database = decoded(url.pathname.slice(1));
  const password = decoded(url.password);
  const host = asked['host'] ?? url.hostname.replaceAll(/^\[|\]$/g, '');
  if (unknown.length > 0 || !host || !database || !password || decoded(url.username) !== role)
    throw refuse('bad-database-url', 503, { name, role });
  return {
    host,
    port: Number(url.port || 5432),
    database,
    user: role,
    password,
    ...tlsOf({ name, role }, host, asked),
  };
}

function tlsOf(
  { name, role }: { name: string; role: string },
  host: string,
  asked: Record<string, string>,
): Pick<Connection, 'tls'> {
  const { sslmode, sslrootcert } = asked;
  const here = host.startsWith('/') || isLoopback(host);
  if (sslmode === 'verify-full') return { tls: { ca: sslrootcert ? readAuthority(name, sslrootcert) : null } };
  if (!here) throw refuse('database-not-verified', 503, { name });
  if (sslmode !== undefined && sslmode !== 'disable') throw refuse('bad-database-url', 503, { name, role });
  return {};
}

function readAuthority(name: string, file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw refuse('database-authority-unreadable', 503, { name });
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
