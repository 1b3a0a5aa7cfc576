import { now } from '#kernel/clock.ts';
import type { Tx } from '#kernel/db.ts';
import { notFound, refuse } from '#kernel/errors.ts';
import { questionOf } from '#kernel/forms.ts';
import { tell } from '#kernel/outbox.ts';
import { isAccount, type StaffActor } from '#staff/index.ts';
import { openKey, type DossierKey } from '#vault/index.ts';
import { codeLists } from './codes.ts';
import { checkedValue, columnValue, doesNotFit, isMaskedField, sameValue, shownField, shownValue } from './contact.ts';
import { keepDutyGrant } from './duty-grant.ts';
import { contactForm } from './forms/contact.form.ts';
import { indexContact } from './person/index-contact.ts';
import { heldInOf, openEntry, sealEntry } from './read-contact.ts';
import type { Change, Clash, FieldValue, SaveAnswer, Saved } from './shared.ts';
import { entryAt, findContact, insertEntry, newestOf, setColumn } from './store.ts';

/** `heldIn` of a number that came from a ring: whoever took it has not seen it. No request can say so. */
export const FROM_RING = 0;

/**
 * Saves what was typed since the last save, field by field, each with the version it was based on. Fields nobody else
 * touched are saved; where somebody did, both versions come back and nothing is overwritten.
 */
export async function saveContact(
  tx: Tx,
  actor: StaffActor,
  input: { id: string; changes: Change[] },
): Promise<SaveAnswer> {
  const key = await openKey(tx, actor.keys, input.id);
  const row = await findContact(tx, input.id);
  if (!row) throw notFound();
  const answer: SaveAnswer = { saved: [], clashes: [] };
  for (const change of input.changes) await saveField(tx, actor, key, change, answer);
  await indexContact(tx, key, answer.saved, row);
  if (answer.saved.length > 0) await keepDutyGrant(tx, row);
  if (answer.saved.length > 0) await tell(tx, 'contact.changed', input.id, { by: actor.id });
  return answer;
}

async function saveField(
  tx: Tx,
  actor: StaffActor,
  key: DossierKey,
  change: Change,
  answer: SaveAnswer,
): Promise<void> {
  const value = checkedValue(await withHeld(tx, key, change), codeLists);
  await checkColleague(tx, change.field, value);
  const at = now().toISOString();
  const row = { contact: key.dossier, field: change.field, version: change.basedOn + 1, by: actor.id };
  if (!(await insertEntry(tx, { ...row, sealed: sealEntry(key, row, { value, at, heldIn: change.heldIn }) }))) {
    const found = await clashOrSame(tx, actor, key, { ...change, value });
    if ('theirs' in found) answer.clashes.push(found);
    else answer.saved.push(found);
    return;
  }
  const column = columnValue(change.field, value);
  if (column !== undefined) await setColumn(tx, key.dossier, change.field, column);
  answer.saved.push({ field: change.field, version: row.version, at });
}

/** Whoever is named must work here, or have worked here. Refuses `no-such-colleague`. */
async function checkColleague(tx: Tx, field: string, value: FieldValue): Promise<void> {
  if (questionOf(contactForm, field)?.kind !== 'colleague' || typeof value !== 'string') return;
  if (!(await isAccount(tx, value))) throw refuse('no-such-colleague', 400, { field });
}

/** A number whose mask alone the writer has seen keeps what the version she names holds. */
async function withHeld(tx: Tx, key: DossierKey, change: Change): Promise<Change> {
  const { field, heldIn: version } = change;
  if (version === undefined || version === FROM_RING) return change;
  const held = isMaskedField(field) ? await entryAt(tx, { contact: key.dossier, field, version }) : undefined;
  if (!held) throw doesNotFit(field);
  return { ...change, value: openEntry(key, held).value };
}

/** A version that is already there: ours from a lost answer, the same words from somebody else, or a true clash. */
async function clashOrSame(
  tx: Tx,
  actor: StaffActor,
  key: DossierKey,
  { field, value, heldIn }: Omit<Change, 'value'> & { value: FieldValue },
): Promise<Clash | Saved> {
  const [entry] = await newestOf(tx, [key.dossier], [field]);
  // Based on a version that never was: no screen of ours asks this.
  if (!entry) throw doesNotFit(field);
  const theirs = openEntry(key, entry);
  // Of a number that shows as a mask "the same" would answer guesses: it is said to whoever typed that version herself.
  const told = shownValue(field, value) === value || (theirs.by === actor.id && heldInOf(key, entry) === heldIn);
  if (told && sameValue(theirs.value, value)) return { field, version: theirs.version, at: theirs.at };
  return { field, yours: shownValue(field, value), theirs: shownField(field, theirs) };
}
