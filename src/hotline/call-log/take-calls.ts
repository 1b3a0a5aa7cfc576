import { now } from '#kernel/clock.ts';
import type { Tx } from '#kernel/db.ts';
import { refuse } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { indexNew, type Findable } from '#people/index.ts';
import { accountBy, dutyTeam, openRecords, teamOf } from '#staff/index.ts';
import { keyring, lookupHash, membershipsOf, toBase64, type DossierKey, type FirstGrant } from '#vault/index.ts';
import { contactFindable, FOUND_BY } from '../person/index-contact.ts';
import { sealEntry } from '../read-contact.ts';
import { sealClosing } from '../ring/again.ts';
import type { FieldValue, Outcome } from '../shared.ts';
import {
  allLines,
  importedAmong,
  insertClosures,
  insertFirstEntries,
  insertImported,
  insertLogged,
  nextNumbers,
  type EntryRow,
  type LoggedClosure,
  type LoggedRow,
} from '../store.ts';
import type { LoggedCall, Mapping } from './mapping.ts';
import { columnValue } from '../contact.ts';

/** Where the calls of a log go: their line, who reads them, and in whose name they are written down. */
export type Destination = { line: string; team: string; by: string; readers: number };

/**
 * Finds where a mapping's calls go. Refuses `no-such-line`, `no-such-colleague` where nobody has the address, and
 * `import-not-a-reader` where she is not among those who read them: nobody's name stands under what she cannot see.
 */
export async function destinationOf(tx: Tx, mapping: Mapping, address: string): Promise<Destination> {
  const line = (await allLines(tx)).find(({ name }) => name === mapping.line);
  if (!line) throw refuse('no-such-line', 400);
  const by = await accountBy(tx, address);
  if (by === null) throw refuse('no-such-colleague', 400, { field: '--by' });
  const team = mapping.readers === 'leads' ? await teamOf(tx, 'leads') : await dutyTeam(tx, line.id);
  const members = (await membershipsOf(tx, [team])).filter((row) => row.confirmed_by !== null);
  if (!members.some((row) => row.member === by)) throw refuse('import-not-a-reader', 400);
  return { line: line.id, team, by, readers: members.length };
}

/** The mark of a row, by which it is known when it comes again: keyed, and made of source and number alone (VAULT 6.4). */
export function markOf(mapping: Pick<Mapping, 'source'>, number: string[]): Uint8Array {
  return lookupHash(keyring(), 'call-log', JSON.stringify([mapping.source, number]));
}

/** What a row holds, by which its number coming again with other words is seen: keyed, and bound to its mark. */
function contentOf({ call: { answers, ...call }, mark }: MarkedCall): Uint8Array {
  const said = JSON.stringify([toBase64(mark), call, Object.entries(answers).toSorted()]);
  return lookupHash(keyring(), 'call-log-content', said);
}

/** A row of a log as it is to be written down, and the mark it is known by. */
export type MarkedCall = { call: LoggedCall; mark: Uint8Array };

/**
 * Which of these rows were taken before, by their marks as Base64; `same`: with these very words. Of those taken before
 * words were kept only the day is known.
 */
export async function takenBefore(tx: Tx, calls: MarkedCall[]): Promise<Map<string, { same: boolean }>> {
  const given = new Map(calls.map((row) => [toBase64(row.mark), row]));
  const known = await importedAmong(
    tx,
    calls.map(({ mark }) => mark),
  );
  return new Map(
    known.map(({ mark, day, content }) => {
      const row = given.get(toBase64(mark));
      const sameWords = (marked: MarkedCall) => !content || toBase64(contentOf(marked)) === toBase64(content);
      return [toBase64(mark), { same: row !== undefined && row.call.day === day && sameWords(row) }];
    }),
  );
}

/**
 * Writes calls of a log down, as closed contacts, sealed to the team and the search and to nobody who runs this: it
 * needs no private key and can read nothing back. All of them or none, with the transaction. No screen is told: nobody
 * waits for a call of years ago, and what rings must not wait behind fifty thousand of them.
 * @returns the dossiers, in order.
 */
export async function takeCalls(tx: Tx, to: Destination, calls: MarkedCall[]): Promise<string[]> {
  const grant: FirstGrant = { principal: to.team, why: 'team' };
  const keys = await openRecords(tx, 'contact', [grant], calls.length);
  const numbers = await numbersFor(tx, calls);
  const taken = calls.map((row, at): Taken => ({ ...row, key: mustBe(keys[at]), number: mustBe(numbers[at]) }));
  await insertLogged(
    tx,
    taken.map((row) => rowOf(to, row)),
  );
  await insertFirstEntries(
    tx,
    taken.flatMap((row) => entriesOf(to, row)),
  );
  await indexNew(tx, taken.filter(isFindable).map(findableOf));
  await insertClosures(
    tx,
    taken.map((row) => closureOf(to, row)),
  );
  await insertImported(
    tx,
    taken.map((row) => ({ mark: row.mark, contact: row.key.dossier, day: row.call.day, content: contentOf(row) })),
  );
  return taken.map(({ key }) => key.dossier);
}

/** A call that has its record and its number. */
type Taken = MarkedCall & { key: DossierKey; number: string };

function mustBe<T>(it: T | undefined): T {
  if (it === undefined) throw new Error('a call without its record or number');
  return it;
}

/** Numbers in the order of the rows, each in the year of its call. */
async function numbersFor(tx: Tx, calls: MarkedCall[]): Promise<string[]> {
  const free = new Map<number, string[]>();
  for (const [year, some] of Map.groupBy(calls, ({ call }) => call.year))
    free.set(year, await nextNumbers(tx, year, some.length));
  return calls.map(({ call }) => free.get(call.year)?.shift() ?? '');
}

function rowOf({ line, by }: Destination, { call, key, number }: Taken): LoggedRow {
  const { day, hour, channel, direction, answers } = call;
  const coded = Object.entries(answers).filter(([field, value]) => columnValue(field, value) !== undefined);
  const row = { id: key.dossier, number, line, day, channel, direction, recorded_by: by, entered_later: true, hour };
  return { ...row, ...Object.fromEntries(coded) };
}

function entriesOf({ by }: Destination, { call, key }: Taken): EntryRow[] {
  const at = now().toISOString();
  return saidOf(call).map(([field, value]) => {
    const row = { contact: key.dossier, field, version: 1, by };
    return { ...row, sealed: sealEntry(key, row, { value, at }) };
  });
}

function saidOf({ answers, began, note }: LoggedCall): [string, FieldValue][] {
  const talk: [string, FieldValue][] = note
    ? [[`talk.${newId()}`, { voice: 'mine', at: began ?? now().toISOString(), text: note }]]
    : [];
  return [...Object.entries(answers), ...(began ? [['began', began] satisfies [string, FieldValue]] : []), ...talk];
}

const textOf = ({ call }: Taken, field: string): string => {
  const value = call.answers[field];
  return typeof value === 'string' ? value.trim() : '';
};

const isFindable = (row: Taken) => FOUND_BY.some((field) => textOf(row, field) !== '');

function findableOf(row: Taken): Findable {
  return contactFindable(row.key.dossier, {
    name: textOf(row, 'caller_name'),
    number: textOf(row, 'caller_number'),
    place: textOf(row, 'municipality'),
  });
}

function closureOf({ by }: Destination, { call, key }: Taken): LoggedClosure {
  // Its own moment, where the log has one: it did not break off when it was taken in.
  const sealed = call.began === null ? null : sealClosing(key, call.began);
  return { contact: key.dossier, outcome: call.outcome as Outcome, by, day: call.day, sealed };
}
