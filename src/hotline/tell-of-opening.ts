import type { Tx } from '#kernel/db.ts';
import type { Fact } from '#kernel/outbox.ts';
import { raiseAlert } from './alert.ts';
import { isContact } from './store.ts';

/**
 * A lead opened a record from standby (VAULT 2.3): an alert to whoever keeps it, and one of their own to the
 * directors, each answered for itself. Whoever opened it is told nothing; hers is the reason. Runs as worker.
 */
export async function tellOfOpening(tx: Tx, { subject, codes }: Fact): Promise<void> {
  const { dossier, by, owner, director } = codes;
  const contact = typeof dossier === 'string' && (await isContact(tx, dossier)) ? dossier : null;
  const raise = { kind: 'standby', line: null, about: subject, contact, by: String(by) } as const;
  if (typeof owner === 'string') await raiseAlert(tx, { ...raise, occasion: 'owner' }, owner);
  if (director) await raiseAlert(tx, { ...raise, occasion: 'directors' }, null);
}
