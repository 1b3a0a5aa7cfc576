import { first, one, rows, run, sql, type Tx } from '#kernel/db.ts';
import type { CaseStatus, Risk } from '../shared.ts';

/** The coded half of a case, as it is written. */
export type NewCaseRow = {
  id: string;
  number: string;
  day: string;
  practice: boolean;
  opened_by: string;
  owner: string | null;
  team: string;
  risk: Risk;
  status: CaseStatus;
};
/** With the request it was asked for by, if that was named. */
type OpenedCaseRow = NewCaseRow & { request: string | null };
/** As it stands: `owner_left` where its owner no longer works here. */
export type CaseRow = NewCaseRow & { owner_left: boolean };
export type ListedCase = CaseRow & { opened: Date };

export const caseColumns = sql`c.id, c.number, c.day, c.practice, c.opened_by, c.owner, c.team, c.risk, c.status,
  coalesce(staff.has_left(c.owner), false) as owner_left`;

/** Who has charge of a case: whoever has left has charge of nothing. */
export function ownerOf(row: Pick<CaseRow, 'owner' | 'owner_left'>): string | null {
  return row.owner_left ? null : row.owner;
}

/** The next human number of the year, C-2026-0093; of practice in its own series, VC-2026-0002. */
export async function nextNumber(tx: Tx, year: number, practice: boolean): Promise<string> {
  const { last } = await one(
    tx,
    sql<{ last: number }>`insert into cases.counters (year, practice, last) values (${year}, ${practice}, 1)
      on conflict (year, practice) do update set last = cases.counters.last + 1 returning last`,
  );
  return `${practice ? 'VC' : 'C'}-${year}-${String(last).padStart(4, '0')}`;
}

/** The coded row of a new case; its dossier must be open already. */
export async function insertCase(tx: Tx, row: OpenedCaseRow): Promise<void> {
  await run(
    tx,
    sql`insert into cases.cases (id, number, day, practice, opened_by, owner, team, risk, status, request)
      values (${row.id}, ${row.number}, ${row.day}, ${row.practice}, ${row.opened_by}, ${row.owner}, ${row.team},
        ${row.risk}, ${row.status}, ${row.request})`,
  );
}

const OPENING_LOCK = 7251124;

/** The case somebody opened by this request, if she did; the same request at the same moment waits for the answer. */
export async function caseOpenedBy(
  tx: Tx,
  opener: string,
  request: string,
): Promise<{ id: string; number: string } | undefined> {
  await run(tx, sql`select pg_advisory_xact_lock(${OPENING_LOCK}, hashtext(${request}))`);
  return first(
    tx,
    sql<{ id: string; number: string }>`select id, number from cases.cases
      where opened_by = ${opener} and request = ${request}`,
  );
}

/** One case the actor may open, with the moment it was opened. */
export async function findCase(tx: Tx, id: string): Promise<ListedCase | undefined> {
  return first(
    tx,
    sql<ListedCase>`select ${caseColumns}, vault.opened(c.id) as opened from cases.cases c where c.id = ${id}`,
  );
}

/** What a transaction holds a case for: to write in it, to change what it is, to take its opening back. */
export type CaseHold = 'write' | 'change' | 'undo';
const LOCKS: Record<CaseHold, ReturnType<typeof sql>> = {
  write: sql`for key share of c`,
  change: sql`for no key update of c`,
  undo: sql`for update of c`,
};

/**
 * One case the actor may open, held until the transaction ends: whoever writes in it keeps it from being undone
 * meanwhile, and of two who change what it is the second sees what the first made of it.
 */
export async function holdCase(tx: Tx, id: string, hold: CaseHold): Promise<ListedCase | undefined> {
  return first(
    tx,
    sql<ListedCase>`select ${caseColumns}, vault.opened(c.id) as opened from cases.cases c where c.id = ${id}
      ${LOCKS[hold]}`,
  );
}

/** Of these cases, those the actor may open, newest first. */
export async function casesAmong(tx: Tx, ids: string[]): Promise<CaseRow[]> {
  return rows(
    tx,
    sql<CaseRow>`select ${caseColumns} from cases.cases c where c.id = any(${ids}::uuid[]) order by c.number desc`,
  );
}

/** Real cases under way whose owner has left, and who closed her account. Runs as worker, on coded columns only. */
export async function ownersWhoLeft(tx: Tx): Promise<{ id: string; team: string; risk: Risk; by: string }[]> {
  return rows(
    tx,
    sql<{ id: string; team: string; risk: Risk; by: string }>`select id, team, risk, by from cases.owner_left()`,
  );
}

/** The id of the case with this number, whoever may open it. */
export async function caseByNumber(tx: Tx, number: string): Promise<string | null> {
  return (await one(tx, sql<{ id: string | null }>`select cases.by_number(${number}) as id`)).id;
}

/** Says that a contact belongs to a case; false where it did already. */
export async function insertContact(
  tx: Tx,
  row: { dossier: string; contact: string; by: string; day: string },
): Promise<boolean> {
  const added = await run(
    tx,
    sql`insert into cases.contacts (dossier, contact, by, day)
      values (${row.dossier}, ${row.contact}, ${row.by}, ${row.day}) on conflict do nothing`,
  );
  return added === 1;
}

/** Which contacts belong to a case. */
export async function contactsOf(tx: Tx, dossier: string): Promise<string[]> {
  const found = await rows(
    tx,
    sql<{ contact: string }>`select contact from cases.contacts where dossier = ${dossier} order by day, contact`,
  );
  return found.map(({ contact }) => contact);
}

/** Takes back a case the actor has just opened; false where somebody else has touched it. */
export async function takeBackCase(tx: Tx, id: string): Promise<boolean> {
  return (await one(tx, sql<{ done: boolean }>`select cases.take_back(${id}) as done`)).done;
}

/** Sets one coded column of a case. */
export async function setColumn(
  tx: Tx,
  id: string,
  column: 'risk' | 'status' | 'owner',
  value: string | null,
): Promise<void> {
  await run(tx, sql`update cases.cases set ${sql.id(column)} = ${value} where id = ${id}`);
}
