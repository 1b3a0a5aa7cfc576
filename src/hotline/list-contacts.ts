import type { Tx } from '#kernel/db.ts';
import type { StaffActor } from '#staff/index.ts';
import { openKeys } from '#vault/index.ts';
import { openEntry, summary } from './read-contact.ts';
import type { ContactFilter, ContactListAnswer, ContactSummary, ListPlace } from './shared.ts';
import { contactsWithin, newestContacts, newestOf, type ListedContact } from './store.ts';

/** How many contacts a list shows at a time. */
const PAGE = 50;
const FIRST_SCAN = 500;

/**
 * A page of the contacts the actor may open, newest first, each with the name it was given, if any. Looks through the
 * grants from the newest on, further only while too few of them pass the filter.
 */
export async function listContacts(
  tx: Tx,
  actor: StaffActor,
  { filter, after }: { filter: ContactFilter; after: ListPlace | null },
): Promise<ContactListAnswer> {
  const found = await pageOf(tx, filter, after);
  const shown = found.slice(0, PAGE);
  const last = found.length > PAGE ? shown.at(-1) : undefined;
  const next = last ? { opened: last.micros, id: last.id } : null;
  return { contacts: await summaries(tx, actor, shown), next };
}

async function pageOf(tx: Tx, filter: ContactFilter, after: ListPlace | null) {
  for (let scan = FIRST_SCAN; ; scan *= 8) {
    const found = await newestContacts(tx, filter, { scan, after, limit: PAGE + 1 });
    if (found.length > PAGE || (await contactsWithin(tx, scan)) < scan) return found;
  }
}

async function summaries(tx: Tx, actor: StaffActor, found: ListedContact[]): Promise<ContactSummary[]> {
  const ids = found.map((row) => row.id);
  const keys = await openKeys(tx, actor.keys, ids);
  const names = new Map((await newestOf(tx, ids, ['caller_name'])).map((entry) => [entry.contact, entry]));
  return found.flatMap((row) => {
    const key = keys.get(row.id);
    const name = names.get(row.id);
    return key ? [summary(row, name && openEntry(key, name))] : [];
  });
}
