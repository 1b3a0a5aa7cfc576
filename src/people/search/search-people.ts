import type { Tx } from '#kernel/db.ts';
import { tell } from '#kernel/outbox.ts';
import type { Call } from '#kernel/route.ts';
import { teamOf, type StaffActor } from '#staff/index.ts';
import { hiddenFromActor, openableOf, sealTo } from '#vault/index.ts';
import type { z } from 'zod';
import type { knownCallerSchema, searchSchema, KnownCallerAnswer, SearchAnswer } from '../shared.ts';
import { notesOn } from '../desk-note.ts';
import { isWholeNumber } from '../number.ts';
import { describeHits } from './hits.ts';
import type { SearchHouse } from './house.ts';
import { openIndex, type SearchIndex } from './open-index.ts';
import { isWhole, readFields, readQuery, type Asked } from './query.ts';
import { countQuestion } from './questions.ts';
import type { Found, FoundPage } from './thread/asks.ts';

const MOST = 12;

export type Doing = { tx: Tx; actor: StaffActor; house: SearchHouse; call: Call };

/** Finds persons and contacts by one line: a number, or a name with or without a year of birth. */
export async function searchPeople(doing: Doing, input: z.infer<typeof searchSchema>): Promise<SearchAnswer> {
  const { query, birthYear } = input;
  const asked = readQuery(query, birthYear);
  const againAt = await roomForEnd(doing, asked);
  await sealTerms(doing, { query, birthYear, againAt });
  const index = await openIndex(doing.tx, doing.actor);
  const began = performance.now();
  const looked = await look(index, asked, againAt);
  return answerFrom(doing, index, { ...looked, keep: ({ kind }) => kind !== 'note', began });
}

/**
 * Who may be calling, by what a contact's fields say so far; with the notes on that very number. `rang`: the number
 * came from the telephone system and was chosen by nobody here, so it is not counted.
 */
export async function knownCaller(
  doing: Doing,
  input: z.infer<typeof knownCallerSchema> & { rang?: boolean },
): Promise<KnownCallerAnswer> {
  const { number, name, birthYear, contact } = input;
  const asked = readFields(input);
  const againAt = input.rang ? null : await roomForEnd(doing, asked);
  await sealTerms(doing, { number, name, birthYear, againAt });
  const index = await openIndex(doing.tx, doing.actor);
  const began = performance.now();
  const looked = await look(index, asked, againAt);
  const keep = (each: Found) => each.kind !== 'note' && each.dossier !== contact;
  const notes = looked.found.filter((each) => each.kind === 'note' && each.whole === 'number');
  const answer = await answerFrom(doing, index, { ...looked, keep, began });
  return {
    ...answer,
    notes: await notesOn(
      doing.tx,
      doing.actor,
      notes.map(({ dossier }) => dossier),
    ),
  };
}

/**
 * When the end of a number may be looked for again, if not now: whoever could try ends as often as she likes would
 * read what a mask hides. A whole number is always looked for, and so is a name.
 */
async function roomForEnd({ tx, actor }: Doing, { number }: Asked): Promise<string | null> {
  if (number === '' || isWholeNumber(number)) return null;
  return (await countQuestion(tx, actor.id, { kind: 'end', question: number }))?.toISOString() ?? null;
}

type Looked = FoundPage & { asked: Asked; againAt: string | null };

/** Looks it up. Without room for the end of a number: who has exactly this one, else by the name alone. */
async function look(index: SearchIndex, asked: Asked, againAt: string | null): Promise<Looked> {
  const first = await index.ask('find', { asked, page: 0 });
  if (againAt === null) return { ...first, asked, againAt };
  const exactly = first.found.filter(({ whole }) => whole === 'number');
  if (exactly.length > 0) return { found: exactly, more: false, asked, againAt };
  const byName = { ...asked, number: '' };
  return { ...(await index.ask('find', { asked: byName, page: 0 })), asked: byName, againAt };
}

/** Persons and contacts that fit, whoever may see them. */
export async function findIn(index: SearchIndex, asked: Asked): Promise<Found[]> {
  return (await index.ask('find', { asked, page: 0 })).found.filter(({ kind }) => kind !== 'note');
}

/** What was looked for goes into the audit sealed to the leads, and nowhere else (VAULT 5.1). */
export async function sealTerms({ tx, call }: Doing, terms: object): Promise<void> {
  call.detail(await sealTo(tx, await teamOf(tx, 'leads'), 'audit/search', terms));
}

/** So many pages are looked through for what she may open; further on she types more letters. */
const MOST_PAGES = 20;

async function answerFrom(
  doing: Doing,
  index: SearchIndex,
  { asked, againAt, keep, began, ...first }: Looked & { keep: (found: Found) => boolean; began: number },
): Promise<SearchAnswer> {
  const mine = new Set<string>();
  const inside: Found[] = [];
  let page: FoundPage = first;
  for (let at = 1; ; at++) {
    inside.push(...(await openOf(doing, page.found.filter(keep), mine)));
    if (inside.length >= MOST || !page.more || at === MOST_PAGES) break;
    page = await index.ask('find', { asked, page: at });
  }
  const dossiers = inside.slice(0, MOST).map(({ dossier }) => dossier);
  const hits = await describeHits(doing, await index.ask('tell', { asked, dossiers }), mine);
  const tookMs = Math.round(performance.now() - began);
  return { hits, left: Math.max(0, inside.length - MOST), beyond: isWhole(asked), againAt, tookMs };
}

/** Those of a page that are there for the actor; what she opens is added to `mine`. */
async function openOf(doing: Doing, found: Found[], mine: Set<string>): Promise<Found[]> {
  const { tx } = doing;
  const hidden = await hiddenOf(tx, found);
  await tellHiddenMet(doing, found, hidden);
  const there = found.filter(({ dossier }) => !hidden.has(dossier));
  for (const dossier of await openableOf(tx, there.flatMap(dossiersOf))) mine.add(dossier);
  return there.filter((each) => mine.has(each.dossier) || (!each.inPart && opens(mine, each)));
}

/** What opens a record: its own dossier, or the duty card that stands for it. */
export function dossiersOf({ dossier, card }: Found): string[] {
  return card ? [dossier, card] : [dossier];
}

/** Whether somebody who opens these dossiers opens this record. */
export function opens(mine: Set<string>, found: Found): boolean {
  return dossiersOf(found).some((dossier) => mine.has(dossier));
}

/** Those of these records that are hidden from the actor: they are not there for her (VAULT 2.2). */
export async function hiddenOf(tx: Tx, found: Found[]): Promise<Set<string>> {
  const dossiers = found.map(({ dossier }) => dossier);
  return new Set(await hiddenFromActor(tx, dossiers));
}

/** That she met somebody hidden from her, by a whole number, goes to the lead. */
async function tellHiddenMet({ tx, actor }: Doing, found: Found[], hidden: Set<string>): Promise<void> {
  for (const { dossier, card, whole } of found)
    if (whole === 'number' && hidden.has(dossier))
      await tell(tx, 'people.hidden-met', card ?? dossier, { by: actor.id });
}
