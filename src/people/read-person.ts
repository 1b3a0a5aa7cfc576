import type { Tx } from '#kernel/db.ts';
import { notFound } from '#kernel/errors.ts';
import { may } from '#kernel/permissions.ts';
import type { StaffActor } from '#staff/index.ts';
import { childrenOf, openJson, openKeys, practiceUntil, type DossierKey } from '#vault/index.ts';
import { cardAnswer, openCardOf } from './card.ts';
import { openFields } from './entry.ts';
import { hiddenAddress } from './hide.ts';
import { maskNumber } from './number.ts';
import { displayName } from './person.ts';
import type {
  BirthYear,
  MaskedNumber,
  PersonAnswer,
  PersonField,
  PersonFile,
  PersonName,
  PersonNumber,
  TieAnswer,
} from './shared.ts';
import { findCard, hiddenOf, newestEntries, searchOffOf, tiesOf } from './store.ts';

/**
 * A person as far as the actor may see her: the duty card for the duty teams, the file for those with a grant on it or
 * on a contact that leads to it. `contact`: for which contact the rule must have been read. 404 for everybody else.
 */
export async function readPerson(
  tx: Tx,
  actor: StaffActor,
  id: string,
  contact: string | null = null,
): Promise<PersonAnswer> {
  const key = (await openKeys(tx, actor.keys, [id])).get(id);
  const card = (await findCard(tx, id)) ? await cardAnswer(tx, await openCardOf(tx, actor, id), contact) : null;
  if (!key && !card) throw notFound();
  const file = key ? await readFile(tx, actor, key) : null;
  return {
    id,
    card,
    file,
    sameAs: key ? await sameAs(tx, actor, id) : [],
    searchOff: key !== undefined && (await searchOffOf(tx, [id])).length > 0,
    practiceUntil: (await practiceUntil(tx, id))?.toISOString() ?? null,
    hiddenFrom: key ? await hiddenFrom(tx, key) : [],
    can: can(actor, file !== null),
  };
}

/** Somebody is about to have a person on paper: 404 for whoever may not see her; the request's line in the audit is the point. */
export async function printPerson(tx: Tx, actor: StaffActor, id: string): Promise<void> {
  const keys = await openKeys(tx, actor.keys, [id]);
  if (!keys.has(id)) await openCardOf(tx, actor, id);
}

function can(actor: StaffActor, hasFile: boolean): PersonAnswer['can'] {
  const here = { granted: true };
  const file = { granted: hasFile };
  return {
    write: may(actor, 'people.person.write', here),
    writeFile: may(actor, 'people.person.write', file),
    hide: may(actor, 'people.person.hide', file),
    merge: may(actor, 'people.merge', file),
    override: may(actor, 'people.number.read', file),
  };
}

async function readFile(tx: Tx, actor: StaffActor, key: DossierKey): Promise<PersonFile> {
  const fields = openFields(key, await newestEntries(tx, [key.dossier]));
  const names = namesIn(fields);
  const birthYear = (fields['birth_year']?.value as BirthYear | null | undefined) ?? null;
  const shown = Object.entries(fields).filter(([field]) => !field.startsWith('number.'));
  return {
    name: displayName(names),
    names,
    numbers: numbersIn(fields).map(({ number, ...rest }) => ({ ...rest, masked: maskNumber(number) })),
    birthYear,
    fields: Object.fromEntries(shown),
    ties: await ties(tx, actor, key.dossier),
  };
}

/** The names of a file that have not been taken back. */
export function namesIn(fields: Record<string, PersonField>): PersonFile['names'] {
  return valuesOf<PersonName>(fields, 'name.').filter((name) => name.text.trim() !== '');
}

/** The numbers of a file, whole: never to be answered as they are. */
export function numbersIn(fields: Record<string, PersonField>): (Omit<MaskedNumber, 'masked'> & { number: string })[] {
  return valuesOf<PersonNumber>(fields, 'number.').filter((number) => number.number.trim() !== '');
}

function valuesOf<T>(fields: Record<string, PersonField>, prefix: string): (T & { id: string; version: number })[] {
  return Object.entries(fields).flatMap(([field, { value, version }]) =>
    field.startsWith(prefix) && value !== null ? [{ ...(value as T), id: field.slice(prefix.length), version }] : [],
  );
}

async function ties(tx: Tx, actor: StaffActor, person: string): Promise<TieAnswer[]> {
  const found = await tiesOf(tx, person);
  const names = await namesOf(
    tx,
    actor,
    found.map((tie) => tie.other),
  );
  return found.map(({ id, other, kind, opens, by, day }) => {
    return { id, other, kind, opens, by, day, name: names.get(other) ?? null };
  });
}

/** Names of those of these persons whose file the actor can open; null where none was written. */
export async function namesOf(tx: Tx, actor: StaffActor, persons: string[]): Promise<Map<string, string | null>> {
  const keys = await openKeys(tx, actor.keys, persons);
  const rows = await newestEntries(tx, [...keys.keys()]);
  return new Map([...keys].map(([id, key]) => [id, displayName(namesIn(openFields(key, rows)))]));
}

/** Other records said to be the same person. */
async function sameAs(tx: Tx, actor: StaffActor, id: string): Promise<PersonAnswer['sameAs']> {
  const links = await childrenOf(tx, id, 'same');
  const names = await namesOf(
    tx,
    actor,
    links.map((link) => link.child),
  );
  return links.map(({ child, by, day }) => ({ id: child, name: names.get(child) ?? null, by, day }));
}

async function hiddenFrom(tx: Tx, key: DossierKey): Promise<PersonAnswer['hiddenFrom']> {
  return (await hiddenOf(tx, key.dossier)).map(({ account, by, day, sealed }) => ({
    account,
    by,
    day,
    reason: openJson<string>(key, hiddenAddress(key.dossier, account), sealed),
  }));
}
