import { recordLine } from '#audit/index.ts';
import {
  destinationOf,
  hotlineCodes,
  markOf,
  numbering,
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
/** What came in, or would: between which days, read by how many; what was there already; what was left out. */
export type Done = {
  taken: number;
  from: string;
  until: string;
  readers: number;
  before: number;
  refused: Refused[];
};

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
  const known = await withActor(app, to.by, (tx) => takenBefore(tx, rows));
  const { fresh, before, strange } = sortOut(rows, known, numbering(mapping).join(' + '));
  for (let from = 0; from < fresh.length && !dry; from += TOGETHER) {
    const some = fresh.slice(from, from + TOGETHER);
    await takeSome(app, to, some);
    step(from + some.length, fresh.length);
  }
  const days = fresh.map(({ call }) => call.day).toSorted();
  const span = { from: days[0] ?? '', until: days.at(-1) ?? '' };
  return { taken: fresh.length, ...span, readers: to.readers, before, refused: [...refused, ...strange] };
}

/**
 * What is new, what was taken before, and what is neither: a number that stands twice in the file tells no row from the
 * other, and one taken before with other words was another row. Those are left out and named, never taken for known.
 */
function sortOut(rows: Row[], known: Map<string, { same: boolean }>, field: string) {
  const count = Map.groupBy(rows, ({ mark }) => toBase64(mark));
  const sorted = { fresh: [] as Row[], before: 0, strange: [] as Refused[] };
  for (const row of rows) {
    const mark = toBase64(row.mark);
    const taken = known.get(mark);
    if ((count.get(mark)?.length ?? 0) > 1) sorted.strange.push({ line: row.line, field, reason: 'twice' });
    else if (taken === undefined) sorted.fresh.push(row);
    else if (taken.same) sorted.before += 1;
    else sorted.strange.push({ line: row.line, field, reason: 'differs' });
  }
  return sorted;
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
    const number = numbering(mapping).map(cellOf);
    if (isUnfit(call)) read.refused.push({ line, ...call });
    else if (number.includes('')) read.refused.push({ line, field: numbering(mapping).join(' + '), reason: 'missing' });
    else read.rows.push({ line, mark: markOf(mapping, number), call });
  }
  return read;
}

const isUnfit = (call: LoggedCall | Unfit): call is Unfit => 'reason' in call;
