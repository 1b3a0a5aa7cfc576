import { now } from '#kernel/clock.ts';
import type { Tx } from '#kernel/db.ts';
import { tell } from '#kernel/outbox.ts';
import type { StaffActor } from '#staff/index.ts';
import { openKey, type DossierKey } from '#vault/index.ts';
import { cardOf } from './card.ts';
import { codeLists } from './codes.ts';
import { heldInOf, openEntry, sealEntry } from './entry.ts';
import { checkedValue, columnOf, doesNotFit, partOf, sameValue, shownValue, type Part } from './person.ts';
import { indexPerson } from './search/entry.ts';
import type {
  HeldNumber,
  PersonChange,
  PersonClash,
  PersonNumber,
  PersonSaveAnswer,
  PersonSaved,
  PersonValue,
} from './shared.ts';
import { entryAt, insertEntry, newestEntry, setCoded } from './store.ts';

/**
 * Saves fields of a person's file and duty card, each with the version it was based on. Fields nobody else touched are
 * saved; where somebody did, both versions come back. 404 for a field of a part the actor cannot open.
 */
export async function savePerson(
  tx: Tx,
  actor: StaffActor,
  input: { id: string; changes: PersonChange[] },
): Promise<PersonSaveAnswer> {
  const answer: PersonSaveAnswer = { saved: [], clashes: [] };
  const touched = new Set<Part>();
  for (const change of input.changes) {
    const part = partOf(change.field);
    const key = await keyOfPart(tx, actor, input.id, part);
    await saveField(tx, actor, key, change, answer);
    touched.add(part);
  }
  if (answer.saved.length > 0) await tellChanged(tx, actor, input.id, touched);
  return answer;
}

/** The key of a person's file or of her card; 404 where the actor cannot open it. */
async function keyOfPart(tx: Tx, actor: StaffActor, person: string, part: Part): Promise<DossierKey> {
  return openKey(tx, actor.keys, part === 'file' ? person : (await cardOf(tx, person)).id);
}

async function tellChanged(tx: Tx, actor: StaffActor, person: string, parts: Set<Part>): Promise<void> {
  if (parts.has('file')) await indexPerson(tx, actor.keys, person);
  if (parts.has('card')) await tell(tx, 'card.changed', (await cardOf(tx, person)).id, { by: actor.id });
  await tell(tx, 'person.changed', person, { by: actor.id });
}

async function saveField(
  tx: Tx,
  actor: StaffActor,
  key: DossierKey,
  change: PersonChange,
  answer: PersonSaveAnswer,
): Promise<void> {
  const value = checkedValue(await withHeld(tx, key, change), codeLists);
  const at = now().toISOString();
  const row = { dossier: key.dossier, field: change.field, version: change.basedOn + 1, by: actor.id };
  const heldIn = isHeld(change.value) ? change.value.heldIn : undefined;
  if (!(await insertEntry(tx, { ...row, sealed: sealEntry(key, row, { value, at, heldIn }) }))) {
    const found = await clashOrSame(tx, actor, key, { field: change.field, value, heldIn });
    if ('theirs' in found) answer.clashes.push(found);
    else answer.saved.push(found);
    return;
  }
  await setColumn(tx, key.dossier, change.field, value);
  answer.saved.push({ field: change.field, version: row.version, at });
}

/** A number whose mask alone the writer has seen keeps what the version she names holds. */
async function withHeld(tx: Tx, key: DossierKey, change: PersonChange): Promise<Pick<PersonChange, 'field' | 'value'>> {
  const { field, value } = change;
  if (!isHeld(value)) return change;
  const entry = field.startsWith('number.')
    ? await entryAt(tx, { dossier: key.dossier, field, version: value.heldIn })
    : undefined;
  const held = entry && (openEntry(key, entry).value as PersonNumber | null);
  if (!held) throw doesNotFit(field);
  return { field, value: { number: held.number, kind: value.kind, note: value.note } };
}

function isHeld(value: PersonChange['value']): value is HeldNumber {
  return typeof value === 'object' && value !== null && 'heldIn' in value;
}

/** A version that is already there: ours from a lost answer, the same words from somebody else, or a true clash. */
async function clashOrSame(
  tx: Tx,
  actor: StaffActor,
  key: DossierKey,
  { field, value, heldIn }: { field: string; value: PersonValue; heldIn: number | undefined },
): Promise<PersonClash | PersonSaved> {
  const entry = await newestEntry(tx, key.dossier, field);
  if (!entry) return { field, yours: shownValue(value), theirs: { version: 0, value: null, by: '', at: '' } };
  const theirs = openEntry(key, entry);
  // Of a number that shows as a mask "the same" would answer guesses: it is said to whoever typed that version herself.
  const told =
    value === null || !field.startsWith('number.') || (theirs.by === actor.id && heldInOf(key, entry) === heldIn);
  if (told && sameValue(theirs.value, value)) return { field, version: theirs.version, at: theirs.at };
  return { field, yours: shownValue(value), theirs: { ...theirs, value: shownValue(theirs.value) } };
}

/** Keeps the clear column of a coded field beside its sealed history. */
export async function setColumn(tx: Tx, dossier: string, field: string, value: PersonValue): Promise<void> {
  const place = columnOf(field);
  if (place && (value === null || typeof value === 'string'))
    await setCoded(tx, place.table, dossier, place.column, value);
}
