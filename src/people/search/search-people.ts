import type { Tx } from '#kernel/db.ts';
import type { Call } from '#kernel/route.ts';
import { sealForLeads, type StaffActor } from '#staff/index.ts';
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
import { walkToHers } from './walk.ts';

const MOST = 12;

export type Doing = { tx: Tx; actor: StaffActor; house: SearchHouse; call: Call };

/** Finds persons and contacts by one line: a number, or a name with or without a year of birth. */
export async function searchPeople(doing: Doing, input: z.infer<typeof searchSchema>): Promise<SearchAnswer> {
  const { query, birthYear } = input;
  const asked = readQuery(query, birthYear);
  const againAt = await roomForEnd(doing, asked);
  await sealTerms(doing, { query, birthYear, againAt }, null);
  const index = await openIndex(doing.tx, doing.actor);
  const looked = await look(index, asked, againAt);
  return answerFrom(doing, index, { ...looked, keep: ({ kind }) => kind !== 'note' });
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
  await sealTerms(doing, { number, name, birthYear, againAt }, contact);
  const index = await openIndex(doing.tx, doing.actor);
  const looked = await look(index, asked, againAt);
  const keep = (each: Found) => each.kind !== 'note' && each.dossier !== contact;
  const notes = looked.found.filter((each) => each.kind === 'note' && each.whole === 'number');
  const answer = await answerFrom(doing, index, { ...looked, keep });
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
  const first = await index.ask('find', { asked, page: 0, among: null });
  if (againAt === null) return { ...first, asked, againAt };
  const exactly = first.found.filter(({ whole }) => whole === 'number');
  if (exactly.length > 0) return { found: exactly, more: false, asked, againAt };
  const byName = { ...asked, number: '' };
  return { ...(await index.ask('find', { asked: byName, page: 0, among: null })), asked: byName, againAt };
}

/** Persons and contacts that fit, whoever may see them. Initials would say by their order how a name begins. */
export async function findIn(index: SearchIndex, asked: Asked): Promise<Found[]> {
  const whole = { ...asked, initials: [] };
  return (await index.ask('find', { asked: whole, page: 0, among: null })).found.filter(({ kind }) => kind !== 'note');
}

/** What was looked for goes into the audit sealed to the leads, and nowhere else (VAULT 5.1); `about`: for which contact. */
export async function sealTerms({ tx, call }: Doing, terms: object, about: string | null): Promise<void> {
  call.detail(await sealForLeads(tx, 'audit/search', terms, about));
}

async function answerFrom(
  doing: Doing,
  index: SearchIndex,
  { asked, againAt, keep, ...first }: Looked & { keep: (found: Found) => boolean },
): Promise<SearchAnswer> {
  const { inside, mine } = await walkToHers(doing, index, { asked, first, keep, most: MOST });
  const dossiers = inside.slice(0, MOST).map(({ dossier }) => dossier);
  const hits = await describeHits(doing, await index.ask('tell', { asked, dossiers }), mine);
  return { hits, left: Math.max(0, inside.length - MOST), beyond: isWhole(asked), againAt };
}
