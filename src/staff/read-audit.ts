import { linesAbout, type AuditLine } from '#audit/index.ts';
import type { Tx } from '#kernel/db.ts';
import { notFound } from '#kernel/errors.ts';
import { openKeys } from '#vault/index.ts';
import type { StaffActor } from './actor.ts';
import { readReaders } from './read-readers.ts';
import type { RecordHouse } from './record-house.ts';
import type { AuditAnswer, AuditEntry, ReaderAnswer } from './shared.ts';

const PAGE = 100;

/**
 * Who read and did what with the record a page shows, newest first, a hundred at a time, refused attempts too; with the
 * grant each of them still reads through. 404 where the actor can open nothing of it.
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
  const lines = await linesAbout(tx, open, { after: asked.after, limit: PAGE + 1 });
  const readers: ReaderAnswer[] = [];
  for (const part of open) readers.push(...(await readReaders(tx, actor, part, house)));
  return {
    page: (await house.pages(tx, [asked.id])).get(asked.id) ?? { kind: 'other', id: asked.id, number: null },
    entries: lines.slice(0, PAGE).map((line) => entryOf(line, readers)),
    more: lines.length > PAGE,
  };
}

function entryOf(line: AuditLine, readers: ReaderAnswer[]): AuditEntry {
  const { id, at, actor, verb, kind, outcome, other } = line;
  const through = kind === 'refusal' ? null : grantOf(line, readers);
  return { id, at: at.toISOString(), by: actor, verb, kind, outcome, other, through };
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
