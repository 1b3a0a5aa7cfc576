import type { Tx } from '#kernel/db.ts';
import { indexEntry } from '#people/index.ts';
import type { DossierKey } from '#vault/index.ts';
import type { Saved } from '../shared.ts';
import { saidIn } from './attach.ts';

const FOUND_BY = ['caller_name', 'caller_number', 'municipality'];

/** Lets a contact be found by the name, number and place it now holds, when one of them was saved. Needs no private key. */
export async function indexContact(tx: Tx, contact: DossierKey, saved: Saved[]): Promise<void> {
  if (!saved.some(({ field }) => FOUND_BY.includes(field))) return;
  const { name, number, place } = await saidIn(tx, contact);
  await indexEntry(tx, {
    kind: 'contact',
    dossier: contact.dossier,
    names: [
      { text: name, kind: 'name' },
      { text: place, kind: 'place' },
    ],
    numbers: [number],
  });
}
