import type { Tx } from '#kernel/db.ts';
import { notFound } from '#kernel/errors.ts';
import type { StaffActor } from '#staff/index.ts';
import { canOpen } from '#vault/index.ts';
import { withTab } from './arrange-tabs.ts';
import type { ContactTab } from './shared.ts';
import { deleteTabs, findContact, ownTabs, putTabs, setHeard } from './store.ts';

/**
 * Keeps a contact among the tabs of whoever asks, at a place or at the end, and answers all of them. The list is the
 * server's, so that it outlives a reload and a crash, and goes with the access (VAULT 1.1, 2.6). 404 without a grant.
 * `heard`: so many lines of its practice call were heard.
 */
export async function keepTab(
  tx: Tx,
  _actor: StaffActor,
  { id, place, heard }: { id: string; place?: number | undefined; heard?: number | undefined },
): Promise<{ tabs: ContactTab[] }> {
  if (!(await canOpen(tx, id)) || !(await findContact(tx, id))) throw notFound();
  const before = (await ownTabs(tx)).map((tab) => tab.id);
  const after = withTab(before, id, place);
  await deleteTabs(
    tx,
    before.filter((other) => !after.includes(other)),
  );
  await putTabs(tx, after);
  if (heard !== undefined) await setHeard(tx, id, heard);
  return { tabs: await ownTabs(tx) };
}

/** Takes a contact from the tabs of whoever asks; one that is not there is gone already. */
export async function dropTab(tx: Tx, _actor: StaffActor, { id }: { id: string }): Promise<{ tabs: ContactTab[] }> {
  await deleteTabs(tx, [id]);
  return { tabs: await ownTabs(tx) };
}
