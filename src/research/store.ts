import { one, rows, run, sql, type Tx } from '#kernel/db.ts';
import type { End } from './shared.ts';

/** A contact as it is published for counting. */
export type ContactRow = {
  line: string;
  channel: string;
  call_type: string | null;
  topics: string[] | null;
  hour: number | null;
  language: string | null;
  seen: 'new' | 'repeated' | null;
};

/**
 * Asks what is published, as the role that sees nothing else, for the length of `work`. An error ends the transaction,
 * and the role with it.
 */
export async function asResearch<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  await run(tx, sql`set local role astra_research`);
  const found = await work();
  await run(tx, sql`reset role`);
  return found;
}

/** Contacts of some days, the last one left out. */
export async function contactsIn(tx: Tx, from: string, to: string): Promise<ContactRow[]> {
  return rows(tx, sql<ContactRow>`select * from hotline.published_contacts(${from}, ${to})`);
}

/** How many contacts there were. */
export async function countContactsIn(tx: Tx, from: string, to: string): Promise<number> {
  const found = await one(tx, sql<{ n: number }>`select count(*) as n from hotline.published_contacts(${from}, ${to})`);
  return found.n;
}

/** Persons whom the contacts of some days are about, each once: known before, or not. */
export async function personsIn(tx: Tx, from: string, to: string): Promise<{ new: number; repeated: number }> {
  return one(tx, sql<{ new: number; repeated: number }>`select * from hotline.published_persons(${from}, ${to})`);
}

/** How the promises ended that were due between two moments, as things stand at a third. */
export async function promisesIn(tx: Tx, from: Date, to: Date, at: Date): Promise<{ came: End; n: number }[]> {
  return rows(
    tx,
    sql<{ came: End; n: number }>`select came, count(*) as n from tasks.published_promises(${from}, ${to}, ${at})
      group by came`,
  );
}

/** A case as it is published for counting. */
export type CaseRow = {
  risk: string;
  forms: string[] | null;
  sex: string | null;
  age_band: string | null;
  border: 'internal' | 'cross_border' | null;
};

/** Cases opened on some days, the last one left out. */
export async function casesIn(tx: Tx, from: string, to: string): Promise<CaseRow[]> {
  return rows(tx, sql<CaseRow>`select * from cases.published_cases(${from}, ${to})`);
}
