import type { Tx } from '#kernel/db.ts';
import type { StaffActor } from '#staff/index.ts';
import type { EarlierContact } from '../shared.ts';

/** What search needs of whoever knows contacts and who is on duty, and may not know itself. `server/` plugs it in. */
export type SearchHouse = {
  /** These contacts as a list shows them: those the actor may open. */
  contacts(tx: Tx, ids: string[]): Promise<Map<string, EarlierContact>>;
  /** Contacts about each of these persons that the actor may open, newest first. */
  earlier(tx: Tx, persons: string[]): Promise<Map<string, EarlierContact[]>>;
  /** The whole number a contact holds, of which screens have the mask; empty without one. 404 without a grant. */
  heldNumber(tx: Tx, actor: StaffActor, contact: string): Promise<string>;
  /** The lead on call, to be asked about a record one cannot read; null when nobody has the post. */
  leadOnCall(tx: Tx): Promise<string | null>;
};
