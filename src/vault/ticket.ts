import { now } from '#kernel/clock.ts';
import { fromBase64, toBase64 } from './bytes.ts';
import { purposeKey } from './derive.ts';
import { keyring } from './ring.ts';
import { openJson, sealJson } from './seal.ts';

/** Shorter ones are none; a rush of made-up ones is not tried. */
const SHORTEST = 100;

type Sealed = { value: unknown; until: string };

const place = (about: string) => ({ dossier: 'ticket', kind: 'ticket', field: about, record: '' }) as const;
const ticketKey = () => ({ dossier: 'ticket', key: purposeKey(keyring().mac, 'ticket') });

/**
 * Something a visitor's page carries from one form to the next instead of a cookie: sealed under the keyring, so that
 * the page holds what she wrote without anybody being able to read it there, and the server keeps nothing of it.
 */
export function sealTicket(about: string, value: unknown, seconds: number): string {
  const until = new Date(now().getTime() + seconds * 1000).toISOString();
  return toBase64(sealJson(ticketKey(), place(about), { value, until } satisfies Sealed));
}

/** What a ticket holds; null of one that is none of ours, about something else, or over. */
export function openTicket<T>(about: string, ticket: string): T | null {
  if (ticket.length < SHORTEST) return null;
  try {
    const { value, until } = openJson<Sealed>(ticketKey(), place(about), fromBase64(ticket));
    return Date.parse(until) > now().getTime() ? (value as T) : null;
  } catch {
    return null;
  }
}
