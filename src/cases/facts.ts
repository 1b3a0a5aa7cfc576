import { now } from '#kernel/clock.ts';
import type { Tx } from '#kernel/db.ts';
import { notFound, refuse } from '#kernel/errors.ts';
import { fits, questionOf, type Answer } from '#kernel/forms.ts';
import { tell } from '#kernel/outbox.ts';
import type { StaffActor } from '#staff/index.ts';
import { openJson, openKey, sealJson, type DossierKey } from '#vault/index.ts';
import { borderOf } from './border.ts';
import { factLists } from './fact-lists.ts';
import { factsForm } from './forms/facts.form.ts';
import type { Fact, FactChange, FactsAnswer, FactSaved } from './shared.ts';
import { findCase, holdCase, insertEntry, newestFacts, newestOf, setFact, type EntryRow } from './store.ts';

const fieldOf = (question: string) => `fact.${question}`;
const address = (row: Pick<EntryRow, 'dossier' | 'field' | 'version'>) =>
  ({ dossier: row.dossier, kind: 'case', field: row.field, record: String(row.version) }) as const;

/** What is written of a case in closed lists, the form that asks it, and what follows from it. 404 without a grant. */
export async function readFacts(tx: Tx, actor: StaffActor, id: string): Promise<FactsAnswer> {
  const key = await openKey(tx, actor.keys, id);
  if (!(await findCase(tx, id))) throw notFound();
  const rows = await newestFacts(tx, id);
  const facts = Object.fromEntries(rows.map((row) => [row.field.slice('fact.'.length), openFact(key, row)]));
  const value = (question: string) => facts[question]?.value ?? null;
  const border = borderOf({ origin: value('origin'), transit: value('transit'), destination: value('destination') });
  return { form: factsForm, lists: factLists, facts, border };
}

/**
 * Writes one answer: its version sealed with author and time, its code in the clear column. Where somebody else
 * answered meanwhile both come back and nothing is overwritten. Refuses `answer-does-not-fit`.
 */
export async function saveFact(
  tx: Tx,
  actor: StaffActor,
  { id, question, basedOn, value }: FactChange,
): Promise<FactSaved> {
  const key = await openKey(tx, actor.keys, id);
  if (!(await holdCase(tx, id, 'write'))) throw notFound();
  const asked = questionOf(factsForm, question);
  if (!asked || !fits(asked, factLists, value)) throw doesNotFit(question);
  const row = { dossier: id, field: fieldOf(question), version: basedOn + 1, by: actor.id };
  const at = now().toISOString();
  if (!(await insertEntry(tx, { ...row, sealed: sealJson(key, address(row), { value, at }) })))
    return clashOrSame(tx, key, row.field, value);
  await setFact(tx, id, question, value);
  await tell(tx, 'case.changed', id, { by: actor.id });
  return { saved: { version: row.version, at } };
}

async function clashOrSame(tx: Tx, key: DossierKey, field: string, value: Answer): Promise<FactSaved> {
  const [newest] = await newestOf(tx, key.dossier, [field]);
  // Based on a version that never was: no screen of ours asks this.
  if (!newest) throw doesNotFit(field);
  const theirs = openFact(key, newest);
  return JSON.stringify(theirs.value) === JSON.stringify(value) ? { saved: theirs } : { clash: theirs };
}

function openFact(key: DossierKey, row: EntryRow): Fact {
  const { version, by } = row;
  return { version, by, ...openJson<{ value: Answer; at: string }>(key, address(row), row.sealed) };
}

const doesNotFit = (field: string) => refuse('answer-does-not-fit', 400, { field });
