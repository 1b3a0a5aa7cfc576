import { now } from '#kernel/clock.ts';
import type { Tx } from '#kernel/db.ts';
import { newId } from '#kernel/ids.ts';
import { teamOf } from '#staff/index.ts';
import { openKey, practiceUntil, sealerTo, type Keyholder } from '#vault/index.ts';
import { openFields } from '../entry.ts';
import { normalNumber } from '../number.ts';
import { namesIn, numbersIn } from '../read-person.ts';
import type { BirthYear } from '../shared.ts';
import { dropLoose, findCard, insertGone, insertLoose, newestEntries } from '../store.ts';
import { looseLabel, type IndexEntry } from './index-entry.ts';

/** What a module gives to be found by. */
export type Findable = Pick<IndexEntry, 'kind' | 'dossier' | 'names' | 'numbers'> & {
  card?: string | null;
  birthYear?: number | null;
};

/**
 * Lets a record be found from now on by these names and numbers; anybody may write, only the search team reads. What is
 * practice is found by nobody: an invented person must never look like one who calls.
 */
export async function indexEntry(tx: Tx, findable: Findable): Promise<void> {
  if (!(await practiceUntil(tx, findable.dossier))) await indexReal(tx, findable);
}

/** The same for a record that is known to be no practice. */
export async function indexReal(tx: Tx, findable: Findable): Promise<void> {
  await dropLoose(tx, findable.dossier);
  await indexNew(tx, [findable]);
}

/** The same for records that were found by nobody before, and are no practice. */
export async function indexNew(tx: Tx, findables: Findable[]): Promise<void> {
  const team = await teamOf(tx, 'search');
  const seal = await sealerTo(tx, team);
  const loose = findables.map((findable) => {
    const id = newId();
    return { id, team, dossier: findable.dossier, sealed: seal(looseLabel(id), entryOf(findable)) };
  });
  await insertLoose(tx, loose);
}

function entryOf(findable: Findable): IndexEntry {
  return {
    ...{ card: null, birthYear: null },
    ...findable,
    names: findable.names.filter((name) => name.text.trim() !== ''),
    numbers: findable.numbers.map(normalNumber).filter((number) => number !== ''),
    at: now().getTime(),
  };
}

/** Takes a record out of the search: loose entries go at once, packed ones are not answered any more. */
export async function forgetEntry(tx: Tx, dossier: string): Promise<void> {
  await dropLoose(tx, dossier);
  await insertGone(tx, dossier);
}

/** Puts a person into the search as her file now stands. */
export async function indexPerson(tx: Tx, holder: Keyholder, person: string): Promise<void> {
  const key = await openKey(tx, holder, person);
  const fields = openFields(key, await newestEntries(tx, [person]));
  const birthYear = fields['birth_year']?.value as BirthYear | null | undefined;
  await indexEntry(tx, {
    kind: 'person',
    dossier: person,
    card: (await findCard(tx, person))?.id ?? null,
    names: namesIn(fields).map(({ text, kind }) => ({ text, kind })),
    numbers: numbersIn(fields).map(({ number }) => number),
    birthYear: birthYear?.year ?? null,
  });
}
