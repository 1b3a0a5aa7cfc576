import { one, rows, sql, type Tx } from '#kernel/db.ts';

/** Whole days of a time zone, both included, `2026-11-23`. */
export type DaySpan = { from: string; until: string; zone: string };
export type ReadingRow = { dossier: string; verb: string; kind: string; acts: number; first: Date; last: Date };
export type SearchRow = {
  id: string;
  at: Date;
  verb: string;
  detail: Uint8Array;
  wrapped: Uint8Array | null;
  found: number;
};

const edges = ({ from, until, zone }: DaySpan) =>
  sql`(${from}::date)::timestamp at time zone ${zone}, (${until}::date + 1)::timestamp at time zone ${zone}`;

/** What a colleague did with records the actor may open. */
export async function readingsOf(tx: Tx, account: string, span: DaySpan): Promise<ReadingRow[]> {
  return rows(
    tx,
    sql<ReadingRow>`select dossier, verb, kind, acts, first, last from audit.readings_of(${account}, ${edges(span)})
      order by last desc limit 1000`,
  );
}

/** How many other records, and how many acts that touched them. */
export async function readingsBeyond(
  tx: Tx,
  account: string,
  span: DaySpan,
): Promise<{ records: number; acts: number }> {
  return one(
    tx,
    sql<{ records: number; acts: number }>`select records, acts from audit.readings_beyond(${account}, ${edges(span)})`,
  );
}

/** What a colleague searched for, still sealed, and the key of each, sealed to a team; null once it is forgotten. Nothing for whoever is not in that team. */
export async function searchesOf(tx: Tx, account: string, span: DaySpan, team: string): Promise<SearchRow[]> {
  return rows(
    tx,
    sql<SearchRow>`select id, at, verb, detail, wrapped, found from audit.searches_of(${account}, ${edges(span)}, ${team})`,
  );
}

/** Tries to sign in as the actor that were refused on one day of her organisation's zone. */
export type TriesRow = { day: string; tries: number; last: Date };

/** Refused tries to be the actor, of the last thirty days, the newest day first; her own mistakes are among them. */
export async function triesToBeMe(tx: Tx, zone: string): Promise<TriesRow[]> {
  return rows(tx, sql<TriesRow>`select day::text, tries, last from audit.tries_to_be_me(${zone})`);
}
