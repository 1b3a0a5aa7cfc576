import type { Tx } from '#kernel/db.ts';
import { newId } from '#kernel/ids.ts';
import { tell } from '#kernel/outbox.ts';
import { today } from '../open-contact.ts';
import {
  allLines,
  goAlong,
  keepList,
  markAbout,
  retentionFacts,
  retentionList,
  stayReasons,
  type ListRow,
} from '../store.ts';
import { monthsKept } from './months-kept.ts';
import { comesUp, daysAfter, listedOn, mayGo } from './rule.ts';

/** So many days something that could not be forgotten is left alone before it is tried again. */
const LEFT_ALONE_DAYS = 14;

/** Brings the preview up to date: what comes due within thirty days, and why of that something stays. Runs as worker. */
export async function watchRetention(tx: Tx): Promise<void> {
  // Before the first run there is no calendar yet.
  if ((await allLines(tx)).length > 0) await look(tx, null);
}

/**
 * The last look at contacts that are held: what by now is of another kind, has another time, has none or must stay is no
 * longer due, whatever the preview said when the run was confirmed. Runs as worker.
 */
export async function lookAgain(tx: Tx, contacts: string[]): Promise<void> {
  await look(tx, contacts);
}

async function look(tx: Tx, contacts: string[] | null): Promise<void> {
  const { day } = await today(tx);
  const months = await monthsKept(tx);
  const before = new Map((await retentionList(tx, contacts)).map((line) => [line.contact, line]));
  if (contacts === null) await markAbout(tx);
  const facts = (await retentionFacts(tx, contacts)).filter((each) => comesUp(day, each, months));
  const held = await stayReasons(
    tx,
    facts.map(({ id }) => id),
  );
  const seen = facts.flatMap(({ id, ...own }): ListRow[] => {
    const was = before.get(id);
    const why = held.get(id) ?? (was && isLeftAlone(was, day) ? was.held : null);
    const line = listedOn(day, { facts: own, held: why, months }, was);
    // Nobody was told that it goes as what it is by now.
    const listed = line && was && was.kind !== line.kind ? day : line?.listed;
    return line && listed ? [{ contact: id, along: was?.along ?? 0, ...line, listed }] : [];
  });
  const lines = contacts === null ? await withAlong(tx, day, seen) : seen;
  const changed = lines.filter((line) => !isSame(line, before.get(line.contact)));
  for (const { contact } of lines) before.delete(contact);
  await keepList(tx, changed, [...before.keys()]);
  if (changed.length + before.size > 0) await tell(tx, 'retention.changed', newId());
}

function isLeftAlone({ held, listed }: ListRow, day: string): boolean {
  return held === 'defect' && day < daysAfter(listed, LEFT_ALONE_DAYS);
}

/** Of what may go today, who goes along if just that goes; of the rest, if everything goes that is coming. */
async function withAlong(tx: Tx, day: string, lines: ListRow[]): Promise<ListRow[]> {
  const ids = (of: ListRow[]) => of.map(({ contact }) => contact);
  const going = lines.filter(({ held }) => held === null);
  const ready = new Set(ids(going.filter((line) => mayGo(line) <= day)));
  const now = await goAlong(tx, [...ready]);
  const then = await goAlong(tx, ids(going));
  return lines.map((line) => ({ ...line, along: (ready.has(line.contact) ? now : then).get(line.contact) ?? 0 }));
}

function isSame(line: ListRow, was: ListRow | undefined): boolean {
  return (
    was !== undefined &&
    was.kind === line.kind &&
    was.goes === line.goes &&
    was.listed === line.listed &&
    was.held === line.held &&
    was.along === line.along
  );
}
