import type { Tx } from '#kernel/db.ts';
import { tell } from '#kernel/outbox.ts';
import type { Call } from '#kernel/route.ts';
import { teamOf, type StaffActor } from '#staff/index.ts';
import { hiddenFromActor, openableOf, sealTo } from '#vault/index.ts';
import type { z } from 'zod';
import type { knownCallerSchema, searchSchema, KnownCallerAnswer, SearchAnswer } from '../shared.ts';
import { notesOn } from '../desk-note.ts';
import { describeHits } from './hits.ts';
import type { SearchHouse } from './house.ts';
import type { Match, MemoryIndex } from './memory.ts';
import { openIndex } from './open-index.ts';
import { outsideHits } from './outside.ts';
import { readFields, readQuery, type Asked } from './query.ts';

const MOST = 12;

type Doing = { tx: Tx; actor: StaffActor; house: SearchHouse; call: Call };

/** Finds persons and contacts by one line: a number, or a name with or without a year of birth. */
export async function searchPeople(doing: Doing, input: z.infer<typeof searchSchema>): Promise<SearchAnswer> {
  await sealTerms(doing, { query: input.query, birthYear: input.birthYear });
  const index = await openIndex(doing.tx, doing.actor);
  return find(doing, index, readQuery(input.query, input.birthYear), null);
}

/** Who may be calling, by what a contact's fields say so far; with the notes on that very number. */
export async function knownCaller(doing: Doing, input: z.infer<typeof knownCallerSchema>): Promise<KnownCallerAnswer> {
  const { number, name, birthYear, contact } = input;
  await sealTerms(doing, { number, name, birthYear });
  const asked = readFields(input);
  const index = await openIndex(doing.tx, doing.actor);
  const answer = await find(doing, index, asked, contact);
  return { ...answer, notes: await notesOn(doing.tx, doing.actor, index, asked.number) };
}

/** What was looked for goes into the audit sealed to the leads, and nowhere else (VAULT 5.1). */
async function sealTerms({ tx, call }: Doing, terms: object): Promise<void> {
  call.detail(await sealTo(tx, await teamOf(tx, 'leads'), 'audit/search', terms));
}

async function find(doing: Doing, index: MemoryIndex, asked: Asked, but: string | null): Promise<SearchAnswer> {
  const { tx, actor } = doing;
  const began = performance.now();
  const found = index.find(asked).filter(({ record }) => record.entry.kind !== 'note' && record.entry.dossier !== but);
  const tookMs = Math.round(performance.now() - began);
  const matches = await withoutHidden(doing, found);
  const mine = await openableOf(tx, matches.flatMap(dossiersOf));
  const inside = matches.filter((match) => dossiersOf(match).some((dossier) => mine.has(dossier)));
  const beyond = matches.filter((match) => !dossiersOf(match).some((dossier) => mine.has(dossier)));
  const { outside, againAt } = await outsideHits(tx, actor, { ...doing, asked, matches: beyond });
  const hits = await describeHits(doing, inside.slice(0, MOST), mine);
  return {
    hits,
    left: Math.max(0, inside.length - MOST),
    outside,
    outsideAgainAt: againAt?.toISOString() ?? null,
    tookMs,
  };
}

const dossiersOf = ({ record: { entry } }: Match) => (entry.card ? [entry.dossier, entry.card] : [entry.dossier]);

/** Whoever is hidden from the actor is not there for her; that she met her goes to the lead (VAULT 2.2). */
async function withoutHidden({ tx, actor }: Doing, found: Match[]): Promise<Match[]> {
  const hidden = new Set(
    await hiddenFromActor(
      tx,
      found.map((match) => match.record.entry.dossier),
    ),
  );
  for (const { record, numberFits } of found)
    if (hidden.has(record.entry.dossier) && numberFits === 'whole')
      await tell(tx, 'people.hidden-met', record.entry.card ?? record.entry.dossier, { by: actor.id });
  return found.filter((match) => !hidden.has(match.record.entry.dossier));
}
