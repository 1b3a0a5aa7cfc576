import { recordLine } from '#audit/index.ts';
import {
  destinationOf,
  hotlineCodes,
  markOf,
  readCall,
  strays,
  takeCalls,
  takenBefore,
  today,
  type Destination,
  type LoggedCall,
  type Mapping,
  type Unfit,
} from '#hotline/index.ts';
import { withActor } from '#kernel/actor.ts';
import type { Pool } from '#kernel/db.ts';
import { refuse } from '#kernel/errors.ts';
import type { Sheet } from '#people/commands.ts';
import { organisationZone } from '#staff/index.ts';
import { toBase64 } from '#vault/index.ts';

/** So many rows come in together or not at all. */
const TOGETHER = 100;

type Row = { line: number; mark: Uint8Array; call: LoggedCall };
type Refused = { line: number; field: string; reason: string };
type Read = { rows: Row[]; refused: Refused[] };

/** What is to be taken: a log, what its columns hold, in whose name; `dry`: only say what would be; `step` is told how far it is. */
export type Asked = {
  mapping: Mapping;
  sheet: Sheet;
  by: string;
  dry: boolean;
  step: (done: number, all: number) => void;
};
export type Done = { taken: number; before: number; refused: Refused[] };

/**
 * Takes a log's rows as closed contacts, so many together or none of them. Refuses `call-log-strays` and as
 * `destinationOf` does; rows that do not fit are left out and named.
 */
export async function importCalls(app: Pool, { mapping, sheet, by, dry, step }: Asked): Promise<Done> {
  const stray = strays(
    mapping,
    sheet.columns.map(({ header }) => header),
  );
  if (stray.length > 0) throw refuse('call-log-strays', 400, { names: stray.join(', ').slice(0, 200) });
  const to = await withActor(app, null, (tx) => destinationOf(tx, mapping, by));
  const { rows, refused } = await readRows(app, mapping, sheet);
  const known = await withActor(app, to.by, (tx) =>
    takenBefore(
      tx,
      rows.map(({ mark }) => mark),
    ),
  );
  const fresh = onceEach(rows.filter(({ mark }) => !known.has(toBase64(mark))));
  for (let from = 0; from < fresh.length && !dry; from += TOGETHER) {
    const some = fresh.slice(from, from + TOGETHER);
    await takeSome(app, to, some);
    step(from + some.length, fresh.length);
  }
  return { taken: fresh.length, before: rows.length - fresh.length, refused };
}

/** A number that stands twice in one file is one row. */
function onceEach(rows: Row[]): Row[] {
  const seen = new Set<string>();
  return rows.filter(({ mark }) => {
    const text = toBase64(mark);
    return !seen.has(text) && seen.add(text);
  });
}

async function takeSome(app: Pool, to: Destination, some: Row[]): Promise<void> {
  await withActor(app, to.by, async (tx) => {
    const dossiers = await takeCalls(tx, to, some);
    // Done at the terminal, in her name: she is whom the line is about, not who did it.
    const line = { actor: null, other: to.by, verb: 'astra import contacts', kind: 'write' } as const;
    await recordLine(tx, { ...line, outcome: 'done', dossiers, detail: null });
  });
}

async function readRows(app: Pool, mapping: Mapping, sheet: Sheet): Promise<Read> {
  const { zone, day } = await withActor(app, null, async (tx) => ({
    zone: await organisationZone(tx),
    day: (await today(tx)).day,
  }));
  const cells = new Map(sheet.columns.map((column) => [column.header, column.cells]));
  const read: Read = { rows: [], refused: sheet.refused.map(({ line, reason }) => ({ line, field: '', reason })) };
  for (const [at, line] of sheet.lines.entries()) {
    const cellOf = (header: string) => cells.get(header)?.[at] ?? '';
    const call = readCall(mapping, cellOf, { lists: hotlineCodes, zone, today: day });
    const number = mapping.number ? cellOf(mapping.number) : String(at + 1);
    if (isUnfit(call)) read.refused.push({ line, ...call });
    else if (number === '') read.refused.push({ line, field: mapping.number ?? '', reason: 'missing' });
    else read.rows.push({ line, mark: markOf(mapping, number), call });
  }
  return read;
}

const isUnfit = (call: LoggedCall | Unfit): call is Unfit => 'reason' in call;
