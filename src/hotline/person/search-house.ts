import type { SearchHouse } from '#people/index.ts';
import { openKey } from '#vault/index.ts';
import { openShifts } from '../store.ts';
import { saidIn } from './attach.ts';
import { describeContacts, earlierContacts } from './earlier.ts';

/** What the search of people needs of the hotline: contacts as lists show them, and who leads now. */
export const searchHouse: SearchHouse = {
  contacts: describeContacts,
  earlier: earlierContacts,
  heldNumber: async (tx, actor, contact) => (await saidIn(tx, await openKey(tx, actor.keys, contact))).number,
  leadOnCall: async (tx) => (await openShifts(tx)).find((shift) => shift.post === 'lead')?.account ?? null,
};
