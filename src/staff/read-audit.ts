import { linesAbout, type AuditLine } from '#audit/index.ts';
import type { Tx } from '#kernel/db.ts';
import { notFound } from '#kernel/errors.ts';
import { openKeys } from '#vault/index.ts';
import type { StaffActor } from './actor.ts';
import { readReaders } from './read-readers.ts';
import type { RecordHouse } from './record-house.ts';
import { groupReads, type SameReads } from './group-reads.ts';
import type { AuditAnswer, AuditEntry, ReaderAnswer } from './shared.ts';

/** How many rows a page has, how many lines are read at once for them, and how many at most. */
const PAGE = 100;
const LINES = 400;
const MOST_LINES = 4000;

/**
 * Who read and did what with the record a page shows, newest first, a hundred rows at a time, refused attempts too; the
 * same reading again and again is one row. With the grant each of them still reads through. 404 where the actor can open nothing of it.
 */
export async function readAudit(
  tx: Tx,
  actor: StaffActor,
  asked: { id: string; after: string | null },
  house: RecordHouse,
): Promise<AuditAnswer> {
  const parts = await house.parts(tx, asked.id);
  const open = [...(await openKeys(tx, actor.keys, parts)).keys()];
  if (open.length === 0) throw notFound();
  const { groups, more } = await rowsOf(tx, open, asked.after);
  const readers: ReaderAnswer[] = [];
  for (const part of open) readers.push(...(await readReaders(tx, actor, part, house)));
  return {
    page: (await house.pages(tx, [asked.id])).get(asked.id) ?? { kind: 'other', id: asked.id, number: null },
    entries: groups.map((group) => entryOf(group, readers)),
    more,
  };
}

/** Rows from the newest lines on, until a page is full; whole ones, unless one person's reading fills every line looked at. */
async function rowsOf(
  tx: Tx,
  dossiers: string[],
  after: string | null,
): Promise<{ groups: SameReads[]; more: boolean }> {
  const lines: AuditLine[] = [];
  for (let last = after; ; last = lines.at(-1)?.id ?? null) {
    const next = await linesAbout(tx, dossiers, { after: last, limit: LINES });
    lines.push(...next);
    const groups = groupReads(lines);
    if (groups.length > PAGE) return { groups: groups.slice(0, PAGE), more: true };
    if (next.length < LINES) return { groups, more: false };
    if (lines.length >= MOST_LINES) return { groups, more: true };
  }
}

/** A row stands under its oldest line, where the next page goes on. */
function entryOf({ newest, oldest, times }: SameReads, readers: ReaderAnswer[]): AuditEntry {
  const { at, actor, verb, kind, outcome, other } = newest;
  const through = kind === 'refusal' ? null : grantOf(newest, readers);
  const span = { at: at.toISOString(), first: oldest.at.toISOString(), times };
  return { id: oldest.id, ...span, by: actor, verb, kind, outcome, other, through };
}

/** The grant somebody reads through now and held then already: her own, else a team's, else a link. */
function grantOf({ actor, at }: AuditLine, readers: ReaderAnswer[]): AuditEntry['through'] {
  if (!actor) return null;
  const held = readers.filter((reader) => new Date(reader.given) <= at);
  const own = held.find((reader) => reader.principal === actor && reader.why !== 'link');
  const hers = held.filter((reader) => reader.principal === actor || reader.team?.members.includes(actor));
  const best = own ?? hers.find((reader) => reader.why !== 'link') ?? hers[0];
  return best ? { why: best.why, team: best.team, page: best.through } : null;
}
