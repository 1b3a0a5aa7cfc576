import type { Tx } from '#kernel/db.ts';
import type { StaffActor } from '#staff/index.ts';
import { openPromises } from '#tasks/index.ts';
import { dangersNow } from '../dangers.ts';
import { listedContacts, type Listed } from '../list-rows.ts';
import { contactsAmong, findVisitor, openContacts } from '../store.ts';
import type { WrittenAnswer, WrittenRow } from './answers.ts';
import { threadOf } from './read-messages.ts';

/** So many stand in the list; the rest is counted. */
const MOST = 200;
/** So much of a message is enough to see what it is. */
const BEGINNING = 240;
/** Of those between the first and the newest less is, and less still where there are many: all together so much. */
const BETWEEN = { most: 80, least: 16, together: 2_400 };

/**
 * Messages that wait and are in no danger that anybody said, the oldest first, each with how it begins: what a rush of
 * rubbish is told apart by. Those in danger and those with a promise are only counted; each is opened by itself.
 */
export async function listWritten(tx: Tx, actor: StaffActor): Promise<WrittenAnswer> {
  const open = await openContacts(tx, null);
  const ids = open.map(({ id }) => id);
  const dangers = await dangersNow(tx, ids);
  const promised = new Set((await openPromises(tx, null)).map(({ dossier }) => dossier));
  const apart = (id: string) => dangers.of.has(id) || promised.has(id);
  const messages = new Set(
    (await contactsAmong(tx, ids)).filter(({ channel }) => channel === 'web_message').map(({ id }) => id),
  );
  const written = open.filter(({ id }) => messages.has(id));
  const free = written.filter(({ id }) => !apart(id));
  const shown = free.slice(0, MOST);
  const listed = await listedContacts(
    tx,
    actor,
    shown.map(({ id }) => id),
  );
  const rows: WrittenRow[] = [];
  for (const { id, opened } of shown) {
    const contact = listed.get(id);
    if (contact) rows.push({ ...(await beginningOf(tx, contact)), openedAt: opened.toISOString() });
  }
  return { rows, left: free.length - rows.length, apart: written.length - free.length };
}

async function beginningOf(tx: Tx, { row, key, who }: Listed): Promise<Omit<WrittenRow, 'openedAt'>> {
  const visitor = await findVisitor(tx, row.id);
  const withdrawn = visitor?.withdrawn !== null;
  const thread = visitor && !withdrawn ? await threadOf(tx, key, visitor.visitor) : [];
  const hers = thread.filter(({ by }) => by === null);
  // Rubbish may be followed by what matters, and that by rubbish: something of each is shown.
  const between = Math.max(BETWEEN.least, Math.min(BETWEEN.most, Math.floor(BETWEEN.together / hers.length)));
  const texts = hers.map(({ text }, at) => text.slice(0, at === 0 || at === hers.length - 1 ? BEGINNING : between));
  return {
    ...{ contact: row.id, number: row.number, who, withdrawn },
    begins: texts.join(' … '),
    messages: hers.length,
    files: thread.reduce((sum, { files }) => sum + files.length, 0),
    answered: thread.some(({ by }) => by !== null),
  };
}
