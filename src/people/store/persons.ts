import { first, rows, run, sql, type Tx } from '#kernel/db.ts';

export type PersonRow = { id: string; day: string; sex: string | null; age_band: string | null };
export type CardRow = { id: string; person: string; risk: string | null };

/** The coded row of a new person; her dossier must be open already. False where this request began somebody already. */
export async function insertPerson(tx: Tx, row: PersonRow & { request: string | null }): Promise<boolean> {
  const added = await run(
    tx,
    sql`insert into people.persons (id, day, sex, age_band, request)
      values (${row.id}, ${row.day}, ${row.sex}, ${row.age_band}, ${row.request}) on conflict (request) do nothing`,
  );
  return added === 1;
}

/** Whom a request began, if the actor may open her. The same request waits here until an earlier one is over. */
export async function personBegunBy(tx: Tx, request: string): Promise<{ id: string; card: string } | undefined> {
  await sql`select pg_advisory_xact_lock(7251119, hashtext(${request}))`.execute(tx);
  return first(
    tx,
    sql<{ id: string; card: string }>`select p.id, c.id as card from people.persons p
      join people.cards c on c.person = p.id where p.request = ${request}`,
  );
}

/** The coded row of a new duty card. */
export async function insertCard(tx: Tx, row: CardRow): Promise<void> {
  await run(tx, sql`insert into people.cards (id, person, risk) values (${row.id}, ${row.person}, ${row.risk})`);
}

/** The duty card of a person, for whoever may open the card. */
export async function findCard(tx: Tx, person: string): Promise<CardRow | undefined> {
  return first(tx, sql<CardRow>`select id, person, risk from people.cards where person = ${person}`);
}

/** The duty cards of many persons, those the actor may open. */
export async function cardsOf(tx: Tx, persons: string[]): Promise<CardRow[]> {
  return rows(tx, sql<CardRow>`select id, person, risk from people.cards where person = any(${persons}::uuid[])`);
}

/** Sets a coded column of a person or of her card; the names come from `person.ts`, never from a request. */
export async function setCoded(
  tx: Tx,
  table: 'persons' | 'cards',
  id: string,
  column: string,
  value: string | null,
): Promise<void> {
  await run(tx, sql`update ${sql.id('people', table)} set ${sql.id(column)} = ${value} where id = ${id}`);
}
