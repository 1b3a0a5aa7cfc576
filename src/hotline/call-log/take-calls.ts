import { now } from '#kernel/clock.ts';
import type { Tx } from '#kernel/db.ts';
import { refuse } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { accountBy, dutyTeam, openRecord, teamOf } from '#staff/index.ts';
import { keyring, lookupHash, membershipsOf, toBase64, type DossierKey, type FirstGrant } from '#vault/index.ts';
import { indexContact } from '../person/index-contact.ts';
import { sealEntry } from '../read-contact.ts';
import { sealClosing } from '../ring/again.ts';
import type { FieldValue, Outcome, Saved } from '../shared.ts';
import {
  allLines,
  importedAmong,
  insertClosure,
  insertContact,
  insertEntry,
  insertImported,
  nextNumber,
  setColumn,
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
  const taken: string[] = [];
  for (const row of calls) {
    const id = await takeCall(tx, to, row.call);
    await insertImported(tx, { mark: row.mark, contact: id, day: row.call.day, content: contentOf(row) });
    taken.push(id);
  }
  return taken;
}

async function takeCall(tx: Tx, { line, team, by }: Destination, call: LoggedCall): Promise<string> {
  const grant: FirstGrant = { principal: team, why: 'team' };
  const key = await openRecord(tx, 'contact', [grant]);
  const { day, hour, channel, direction, outcome } = call;
  const number = await nextNumber(tx, call.year, false);
  const row = { id: key.dossier, number, line, day, channel, direction, recorded_by: by, entered_later: true };
  await insertContact(tx, { ...row, hour, practice_call: null });
  const said = entriesOf(call);
  for (const [field, value] of said) await writeField(tx, key, by, field, value);
  await indexContact(
    tx,
    key,
    said.map(([field]): Saved => ({ field, version: 1, at: '' })),
  );
  // Its own moment, where the log has one: it did not break off when it was taken in.
  const sealed = call.began === null ? null : sealClosing(key, call.began);
  await insertClosure(tx, { contact: key.dossier, outcome: outcome as Outcome, by, day, sealed });
  return key.dossier;
}

function entriesOf({ answers, began, note }: LoggedCall): [string, FieldValue][] {
  const talk: [string, FieldValue][] = note
    ? [[`talk.${newId()}`, { voice: 'mine', at: began ?? now().toISOString(), text: note }]]
    : [];
  return [...Object.entries(answers), ...(began ? [['began', began] satisfies [string, FieldValue]] : []), ...talk];
}

async function writeField(tx: Tx, key: DossierKey, by: string, field: string, value: FieldValue): Promise<void> {
  const row = { contact: key.dossier, field, version: 1, by };
  await insertEntry(tx, { ...row, sealed: sealEntry(key, row, { value, at: now().toISOString() }) });
  const column = columnValue(field, value);
  if (column !== undefined) await setColumn(tx, key.dossier, field, column);
}
