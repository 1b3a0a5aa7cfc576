import type { Tx } from '#kernel/db.ts';
import { refuse } from '#kernel/errors.ts';
import { openableOf, writerOf } from '#vault/index.ts';
import type { z } from 'zod';
import { codeLists } from '../codes.ts';
import type { BeyondAnswer, beyondSchema, OutsideHit } from '../shared.ts';
import { searchOffOf } from '../store.ts';
import { openIndex } from './open-index.ts';
import { isWhole, readFields, readQuery, sameQuestion } from './query.ts';
import { countQuestion } from './questions.ts';
import { findIn, sealTerms, type Doing } from './search-people.ts';
import type { Found } from './thread/asks.ts';
import { dossiersOf, hiddenOf, opens } from './walk.ts';

/** How many records are spoken of. */
const SHOWN = 3;

/**
 * Looks beyond one's own records, for a reason: that a record exists and whom to ask, only for a whole number or a full
 * name with its year of birth, only so often in an hour, and nothing of records switched off or hidden from her. The
 * reason stands in the audit beside what was asked, sealed to the leads: there is no key to the record found.
 * Refuses `question-not-whole`, and `reason-in-words` where `other` comes without words.
 */
export async function lookBeyond(doing: Doing, input: z.infer<typeof beyondSchema>): Promise<BeyondAnswer> {
  const { tx, actor, house, call } = doing;
  const { query, number, name, birthYear, contact, reason, words } = input;
  const asked = query === '' ? readFields(input) : readQuery(query, birthYear);
  if (!codeLists['beyond']?.includes(reason)) throw refuse('bad-input', 400, { fields: ['reason'] });
  if (reason === 'other' && words === '') throw refuse('reason-in-words', 400);
  if (!isWhole(asked)) throw refuse('question-not-whole', 400);
  const room = await countQuestion(tx, actor.id, { kind: 'beyond', question: sameQuestion(asked) });
  const againAt = room?.toISOString() ?? null;
  await sealTerms(doing, { query, number, name, birthYear, reason, words, contact, againAt }, contact);
  if (againAt) return { outside: [], againAt };
  const index = await openIndex(tx, actor);
  const shown = await beyondHers(tx, await findIn(index, asked));
  const lead = shown.length > 0 ? await house.leadOnCall(tx) : null;
  const outside: OutsideHit[] = [];
  for (const dossier of shown) {
    call.touch(dossier);
    outside.push({ lead, owner: await writerOf(tx, dossier) });
  }
  return { outside, againAt: null };
}

/** What fits wholly, is there for her, is not switched off, and does not open with what she holds. */
async function beyondHers(tx: Tx, found: Found[]): Promise<string[]> {
  const whole = found.filter(({ whole: fits }) => fits !== null);
  const hidden = await hiddenOf(tx, whole);
  const mine = await openableOf(tx, whole.flatMap(dossiersOf));
  const beyond = whole.filter((each) => !hidden.has(each.dossier) && !opens(mine, each)).map(({ dossier }) => dossier);
  const off = new Set(await searchOffOf(tx, beyond));
  return beyond.filter((dossier) => !off.has(dossier)).slice(0, SHOWN);
}
