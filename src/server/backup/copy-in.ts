import type { Connection } from '#kernel/db.ts';
import { refuse } from '#kernel/errors.ts';
import { z } from 'zod';
import { readArchive } from './archive.ts';
import { exportHead, readHead, type ExportHead } from './head.ts';
import { CHECKPOINT, COUNTERS, EXPORT, KEYRING, TABLES } from './names.ts';
import { addRows, beginFilling, copiedTables, endFilling, stepsDone } from './rows.ts';
import { compareCounts } from './verify.ts';
import { countTable, isOfRows, openSession, type Session } from './store.ts';
import { textOf, type Entry } from './tar.ts';
import { UNFINISHED_STEP } from './unfinished.ts';

/** What came with the rows. */
export type CameIn = {
  head: ExportHead;
  keyring: string;
  checkpoint: string | null;
  at: string;
  counts: Record<string, number>;
};

/** Makes ready what the rows go into, once it is known which steps they have been through. */
export type Prepare = (head: ExportHead) => Promise<Connection>;

const manifestShape = z.object({ at: z.string(), counts: z.record(z.string(), z.number().int()) });

/**
 * Reads an export into an empty database, all or nothing: every row, every reference proved, every table counted
 * against the export before anything stays. Nobody is signed in afterwards, and nothing is served until `markProved`.
 * Refuses `import-not-empty`, `import-unfinished`, `restore-counts`, and as `readArchive` and `readHead` do.
 */
export async function copyIn(file: string, identities: string[], prepare: Prepare): Promise<CameIn> {
  const filling: { head?: ExportHead; fill?: Filling } = {};
  const texts = new Map<string, string>();
  const take = async (entry: Entry) => {
    if (!filling.head) {
      filling.head = await readHead(entry, EXPORT, exportHead);
      filling.fill = await begin(await prepare(filling.head), filling.head);
    } else if (entry.name.startsWith(TABLES)) await filling.fill?.add(entry);
    else texts.set(entry.name, await textOf(entry));
  };
  try {
    const manifest = manifestShape.safeParse(await readArchive(file, identities, take));
    const [keyring, last] = [texts.get(KEYRING), texts.get(COUNTERS)];
    const { head, fill } = filling;
    if (!manifest.success || !keyring || !last || !head || !fill) throw refuse('archive-damaged', 400, { file });
    await fill.end(manifest.data.counts, countersOf(last, file)).catch((error: unknown) => {
      throw isOfRows(error) ? refuse('archive-damaged', 400, { file }) : error;
    });
    return { head, keyring, checkpoint: texts.get(CHECKPOINT) ?? null, ...manifest.data };
  } finally {
    await filling.fill?.close();
  }
}

/** Where the counters stood. Refuses `archive-damaged`. */
function countersOf(text: string, file: string): Record<string, number> {
  try {
    return z.record(z.string(), z.number().int()).parse(JSON.parse(text));
  } catch {
    throw refuse('archive-damaged', 400, { file });
  }
}

type Filling = {
  add(entry: Entry): Promise<void>;
  end(counts: Record<string, number>, last: Record<string, number>): Promise<void>;
  close(): Promise<void>;
};

async function begin(owner: Connection, head: ExportHead): Promise<Filling> {
  const session = await openSession(owner);
  try {
    const tables = await mustBeEmpty(session, head);
    const keys = await beginFilling(session);
    return {
      add: async (entry) => {
        const table = entry.name.slice(TABLES.length).replace(/\/\d+$/, '');
        if (!tables.includes(table)) throw new Error('rows of a table there is not');
        await addRows(session, table, JSON.parse(await textOf(entry)) as string[]);
      },
      end: async (counts, last) => {
        compareCounts(counts, await countOf(session, tables));
        await endFilling(session, keys, last);
      },
      // A transaction that did not come to its end is undone with its connection.
      close: () => session.close(),
    };
  } catch (error) {
    await session.close();
    throw error;
  }
}

async function countOf(session: Session, tables: string[]): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of tables) counts[table] = await countTable(session, table);
  return counts;
}

/** Empty, and prepared by exactly the steps the rows have been through; those that came later run afterwards. */
async function mustBeEmpty(session: Session, { migrations }: ExportHead): Promise<string[]> {
  const [done, tables] = [await stepsDone(session), await copiedTables(session)];
  if (done.includes(UNFINISHED_STEP)) throw refuse('import-unfinished', 400);
  const same = done.length === migrations.length && done.every((step) => migrations.includes(step));
  const rows = Object.values(await countOf(session, tables)).some((count) => count > 0);
  if (!same || rows) throw refuse('import-not-empty', 400);
  return tables;
}
