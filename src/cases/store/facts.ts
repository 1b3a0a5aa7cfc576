import type { Answer } from '#kernel/forms.ts';
import { rows, run, sql, type Tx } from '#kernel/db.ts';
import { factsForm } from '../forms/facts.form.ts';
import type { EntryRow } from './entries.ts';

const COLUMNS = new Set(factsForm.questions.map(({ id }) => id));

/** Sets the clear column of one fact; the field must be a question of the form. */
export async function setFact(tx: Tx, dossier: string, field: string, value: Answer): Promise<void> {
  if (!COLUMNS.has(field)) throw new Error('no such fact');
  const column = sql.id(field);
  await run(
    tx,
    sql`insert into cases.facts (dossier, ${column}) values (${dossier}, ${value})
      on conflict (dossier) do update set ${column} = excluded.${column}`,
  );
}

/** The newest version of every fact of a case. */
export async function newestFacts(tx: Tx, dossier: string): Promise<EntryRow[]> {
  return rows(
    tx,
    sql<EntryRow>`select distinct on (field) dossier, field, version, by, sealed from cases.entries
      where dossier = ${dossier} and field like 'fact.%' order by field, version desc`,
  );
}
