import type { Tx } from '#kernel/db.ts';
import { indexReal, type Findable } from '#people/index.ts';
import type { DossierKey } from '#vault/index.ts';
import type { Saved } from '../shared.ts';
import type { ContactRow } from '../store.ts';
import { saidIn } from './attach.ts';

/** A contact is found by these of its fields. */
export const FOUND_BY = ['caller_name', 'caller_number', 'municipality'];

/** Lets a contact be found by the name, number and place it now holds, when one of them was saved. Needs no private key. */
export async function indexContact(
  tx: Tx,
  contact: DossierKey,
  saved: Saved[],
  { practice }: Pick<ContactRow, 'practice'>,
): Promise<void> {
  if (practice || !saved.some(({ field }) => FOUND_BY.includes(field))) return;
  await indexReal(tx, contactFindable(contact.dossier, await saidIn(tx, contact)));
}

/** What a contact is found by. */
export function contactFindable(
  dossier: string,
  { name, number, place }: { name: string; number: string; place: string },
): Findable {
  const names: Findable['names'] = [
    { text: name, kind: 'name' },
    { text: place, kind: 'place' },
  ];
  return { kind: 'contact', dossier, names, numbers: [number] };
}
