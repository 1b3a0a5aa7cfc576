import { useEffect } from 'react';
import { call } from '#desk/parts.ts';
import { useRings } from './use-rings.ts';

/**
 * Puts the numbers of calls taken on a locked screen into their contacts, now that it is open. The server says which
 * still wait, so that no reload and no other computer loses one.
 */
export function useUnwrittenNumbers(): void {
  const unwritten = useRings().data?.unwritten;
  useEffect(() => {
    // Without a connection it stays sealed with its ring, and is tried at the next opening.
    for (const id of unwritten ?? []) void call('POST', `/desk/api/contacts/${id}/ring-number`).catch(() => {});
  }, [unwritten]);
}
