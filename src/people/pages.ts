import type { Tx } from '#kernel/db.ts';
import { findCard, personsOf } from './store.ts';

/** Which person a file or a duty card belongs to; those the actor cannot open are absent. */
export async function personPages(tx: Tx, dossiers: string[]): Promise<Map<string, string>> {
  return new Map((await personsOf(tx, dossiers)).map(({ dossier, person }) => [dossier, person]));
}

/** What the page of a person shows: her file, and her duty card where the actor may open it. */
export async function partsOfPerson(tx: Tx, person: string): Promise<string[]> {
  const card = await findCard(tx, person);
  return card ? [person, card.id] : [person];
}
