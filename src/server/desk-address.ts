import { isIP } from 'node:net';
import { refuse } from '#kernel/errors.ts';
import type { PasskeySite } from '#vault/index.ts';

/**
 * Where passkeys work: the desk's address as colleagues type it. Without one they work on this computer alone, under
 * its name `localhost` (browsers bind none to a number); null where the desk is reached from elsewhere and nobody said
 * under which address. Refuses `bad-desk-address`.
 */
export function readDeskAddress(text: string | undefined, local: number | null): PasskeySite | null {
  if (!text) return local === null ? null : { origin: `http://localhost:${local}`, host: 'localhost' };
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !isAddress(url)) throw refuse('bad-desk-address', 503);
  return { origin: url.origin, host: url.hostname };
}

/** Encrypted, or on this computer; a name, no number; and nothing behind it but perhaps the desk's own path. */
function isAddress({ protocol, hostname, pathname, search, hash, username, password }: URL): boolean {
  const safe = protocol === 'https:' || (protocol === 'http:' && hostname === 'localhost');
  const named = isIP(hostname) === 0 && !hostname.startsWith('[');
  return (
    safe && named && /^\/(desk\/?)?$/.test(pathname) && [search, hash, username, password].every((part) => part === '')
  );
}
