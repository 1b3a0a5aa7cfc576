import { readingsBeyond, readingsOf, searchesOf, type DaySpan } from '#audit/index.ts';
import type { Tx } from '#kernel/db.ts';
import { refuse } from '#kernel/errors.ts';
import { membershipsOf, openApart } from '#vault/index.ts';
import type { StaffActor } from './actor.ts';
import { organisationZone } from './gate.ts';
import type { RecordHouse } from './record-house.ts';
import type { Reading, ReadingsAnswer, RecordPage, SearchedAnswer, SearchTerms } from './shared.ts';
import { teamOf } from './teams.ts';

/** As many rows as the audit gives at once. */
const FULL = 1000;

/** What one colleague is asked about: whole days of the organisation, `from` and `until` included. */
export type AskedColleague = { account: string; from: string; until: string };

/**
 * What one colleague did with records in a span of days, record by record, as far as the asker may open those records
 * herself; of the rest only how many there were.
 */
export async function readReadings(tx: Tx, asked: AskedColleague, house: RecordHouse): Promise<ReadingsAnswer> {
  const span = await spanOf(tx, asked);
  const found = await readingsOf(tx, asked.account, span);
  refuseFull(found);
  const pages = await house.pages(tx, [...new Set(found.map((row) => row.dossier))]);
  const byPage = new Map<string, Reading>();
  for (const row of found) {
    const page = pages.get(row.dossier) ?? other(row.dossier);
    const known = byPage.get(page.id) ?? {
      page,
      acts: [],
      first: row.first.toISOString(),
      last: row.last.toISOString(),
    };
    add(known, row);
    byPage.set(page.id, known);
  }
  const readings = [...byPage.values()].toSorted((a, b) => b.last.localeCompare(a.last));
  return { readings, beyond: await readingsBeyond(tx, asked.account, span) };
}

/** A page that was cut would be taken for all there is. */
function refuseFull(found: unknown[]): void {
  if (found.length >= FULL) throw refuse('span-too-long', 400);
}

const other = (id: string): RecordPage => ({ kind: 'other', id, number: null });

type Row = { verb: string; kind: string; acts: number; first: Date; last: Date };

function add(reading: Reading, { verb, kind, acts, first, last }: Row): void {
  const same = reading.acts.find((act) => act.verb === verb && act.kind === kind);
  if (same) same.times += acts;
  else reading.acts.push({ verb, kind, times: acts });
  if (first.toISOString() < reading.first) reading.first = first.toISOString();
  if (last.toISOString() > reading.last) reading.last = last.toISOString();
}

/**
 * What one colleague searched for: the terms were sealed to the leads, so only a member of their team opens them.
 * Refuses `leads-only` for everybody else.
 */
export async function readSearches(tx: Tx, actor: StaffActor, asked: AskedColleague): Promise<SearchedAnswer> {
  const leads = await teamOf(tx, 'leads');
  const members = await membershipsOf(tx, [leads]);
  if (!members.some((row) => row.member === actor.id && row.confirmed_by !== null)) throw refuse('leads-only', 403);
  const found = await searchesOf(tx, asked.account, await spanOf(tx, asked), leads);
  refuseFull(found);
  const terms = await openApart<SearchTerms>(
    tx,
    actor.keys,
    leads,
    'audit/search',
    found.map(({ detail, wrapped }) => ({ sealed: detail, wrapped })),
  );
  const searches = found.map(({ id, at, verb, found: records }, index) => ({
    ...{ id, verb, found: records, at: at.toISOString() },
    terms: terms[index] ?? null,
  }));
  return { searches };
}

async function spanOf(tx: Tx, { from, until }: AskedColleague): Promise<DaySpan> {
  if (until < from) throw refuse('bad-input', 400, { fields: ['until'] });
  return { from, until, zone: await organisationZone(tx) };
}
