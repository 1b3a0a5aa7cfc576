import { now } from '#kernel/clock.ts';
import type { Tx } from '#kernel/db.ts';
import { refuse } from '#kernel/errors.ts';
import { tell } from '#kernel/outbox.ts';
import type { StaffActor } from '#staff/index.ts';
import { openKey, type DossierKey } from '#vault/index.ts';
import { codeLists } from './codes.ts';
import { checkedValue, columnValue, sameValue } from './contact.ts';
import { indexContact } from './person/index-contact.ts';
import { openEntry, sealEntry } from './read-contact.ts';
import type { Change, Clash, SaveAnswer, Saved } from './shared.ts';
import { insertEntry, newestOf, setColumn } from './store.ts';

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
  const answer: SaveAnswer = { saved: [], clashes: [] };
  for (const change of input.changes) await saveField(tx, actor, key, change, answer);
  await indexContact(tx, key, answer.saved);
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
  const value = checkedValue(change, codeLists);
  const at = now().toISOString();
  const row = { contact: key.dossier, field: change.field, version: change.basedOn + 1, by: actor.id };
  if (!(await insertEntry(tx, { ...row, sealed: sealEntry(key, row, { value, at }) }))) {
    const found = await clashOrSame(tx, actor, key, change);
    if ('theirs' in found) answer.clashes.push(found);
    else answer.saved.push(found);
    return;
  }
  const column = columnValue(change.field, value);
  if (column !== undefined) await setColumn(tx, key.dossier, change.field, column);
  answer.saved.push({ field: change.field, version: row.version, at });
}

/** A version that is already there: ours from a lost answer, the same words from somebody else, or a true clash. */
async function clashOrSame(tx: Tx, actor: StaffActor, key: DossierKey, change: Change): Promise<Clash | Saved> {
  const [entry] = await newestOf(tx, [key.dossier], [change.field]);
  // Based on a version that never was: no screen of ours asks this.
  if (!entry) throw refuse('answer-does-not-fit', 400, { field: change.field });
  const theirs = openEntry(key, entry);
  const value = checkedValue(change, codeLists);
  if (sameValue(theirs.value, value)) return { field: change.field, version: theirs.version, at: theirs.at };
  return { field: change.field, yours: value, theirs };
}
