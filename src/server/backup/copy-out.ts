import type { Connection } from '#kernel/db.ts';
import { now } from '#kernel/clock.ts';
import { keyringText } from '#vault/index.ts';
import { writeArchive } from './archive.ts';
import { readCheckpointText, type Tell } from './base.ts';
import { CHECKPOINT, COUNTERS, EXPORT, FORMAT, HEAD, KEYRING, TABLES } from './names.ts';
import { programVersion } from './program-version.ts';
import { copiedTables, counters, openView, rowsOf, stepsDone } from './rows.ts';
import { countTable, type Session } from './store.ts';
import { textEntry, type Entry } from './tar.ts';

/** A database as its owner reaches it, and the keys beside it. */
export type Owned = { owner: Connection; keysDir: string };
export type Copied = { bytes: number; at: string; counts: Record<string, number> };

/**
 * Writes a portable copy of everything, as of one moment: rows as they lie, sealed ones sealed, in the writing every
 * version of PostgreSQL reads. Each table's rows are counted against the owner's count of them. Refuses as
 * `writeArchive` and `loadKeyring` do.
 */
export async function copyOut(source: Owned, file: string, recipients: string[], tell: Tell): Promise<Copied> {
  // Read before the view is fixed: what it signs is then in the database for certain.
  const checkpoint = readCheckpointText(source.keysDir);
  const keys = await keyringText(source.keysDir);
  const session = await openView(source.owner);
  try {
    const at = now().toISOString();
    const counts: Record<string, number> = {};
    const entries = entriesOf(session, { keys, checkpoint, counts, tell });
    const bytes = await writeArchive(file, recipients, entries, () => ({ at, counts }));
    return { bytes, at, counts };
  } finally {
    await session.close();
  }
}

type Copying = { keys: string; checkpoint: string | null; counts: Record<string, number>; tell: Tell };

async function* entriesOf(session: Session, { keys, checkpoint, counts, tell }: Copying): AsyncGenerator<Entry> {
  const { id } = JSON.parse(keys) as { id: string };
  const head = { kind: EXPORT, format: FORMAT, program: programVersion(), installation: id };
  yield textEntry(HEAD, JSON.stringify({ ...head, migrations: await stepsDone(session) }));
  yield textEntry(KEYRING, keys);
  if (checkpoint !== null) yield textEntry(CHECKPOINT, checkpoint);
  const tables = await copiedTables(session);
  for (const [done, table] of tables.entries()) {
    tell(done, tables.length);
    counts[table] = 0;
    let number = 0;
    for await (const lines of rowsOf(session, table)) {
      counts[table] += lines.length;
      yield textEntry(`${TABLES}${table}/${number++}`, JSON.stringify(lines));
    }
    const owned = await countTable(session, table);
    if (owned !== counts[table]) throw new Error(`of ${owned} rows of ${table} ${counts[table]} were copied`);
  }
  yield textEntry(COUNTERS, JSON.stringify(await counters(session)));
}
