import { now } from '#kernel/clock.ts';
import type { Tx } from '#kernel/db.ts';
import type { Call } from '#kernel/route.ts';
import type { StaffActor } from '#staff/index.ts';
import { writerOf } from '#vault/index.ts';
import type { OutsideHit } from '../shared.ts';
import { insertOutsideSearch, outsideSearches, searchOffOf } from '../store.ts';
import type { SearchHouse } from './house.ts';
import type { Match } from './memory.ts';
import { isWhole, sameQuestion, type Asked } from './query.ts';

/** How many different questions beyond one's own records a person may ask in an hour (VAULT 4.4). */
const OUTSIDE_MOST = 20;
const HOUR = 3_600_000;
const SHOWN = 3;

/** Questions counted already, by asker: typing on, or asking the same again, is one question. */
const counted = new Map<string, { question: string; at: number }[]>();

/** Forgets what was asked, when nobody entitled is at work any more; how often stays in the database. */
export function forgetQuestions(): void {
  counted.clear();
}

export type Outside = { outside: OutsideHit[]; againAt: Date | null };

/**
 * What somebody learns of records she cannot read: that one exists and whom to ask, only for a whole number or a full
 * name with its year of birth, only so often in an hour, and nothing of records switched off.
 */
export async function outsideHits(
  tx: Tx,
  actor: StaffActor,
  { asked, matches, house, call }: { asked: Asked; matches: Match[]; house: SearchHouse; call: Call },
): Promise<Outside> {
  if (!isWhole(asked)) return { outside: [], againAt: null };
  const againAt = await countQuestion(tx, actor.id, sameQuestion(asked));
  if (againAt) return { outside: [], againAt };
  const whole = matches.filter((match) => isWholeMatch(asked, match)).slice(0, SHOWN);
  const off = new Set(
    await searchOffOf(
      tx,
      whole.map((match) => match.record.entry.dossier),
    ),
  );
  const shown = whole.filter((match) => !off.has(match.record.entry.dossier));
  const lead = shown.length > 0 ? await house.leadOnCall(tx) : null;
  const outside: OutsideHit[] = [];
  for (const { record } of shown) {
    call.touch(record.entry.dossier);
    outside.push({ lead, owner: await writerOf(tx, record.entry.dossier) });
  }
  return { outside, againAt: null };
}

/** No typing errors and no beginnings here: only what fits the whole. */
function isWholeMatch(asked: Asked, { record, reasons, numberFits, nameFits }: Match): boolean {
  if (asked.number !== '' && numberFits === 'whole') return true;
  const names = reasons.filter((reason) => !['number', 'birth_year', 'order'].includes(reason.field));
  const exact = names.every((reason) => !reason.how.includes('typo') && !reason.how.includes('begins'));
  return (
    nameFits &&
    exact &&
    asked.tokens.length >= 2 &&
    asked.birthYear !== null &&
    record.entry.birthYear === asked.birthYear
  );
}

/** Counts a question unless it was asked within the hour; gives the moment when there is room again, if there is none. */
async function countQuestion(tx: Tx, account: string, question: string): Promise<Date | null> {
  const hourAgo = now().getTime() - HOUR;
  const recent = (counted.get(account) ?? []).filter((each) => each.at > hourAgo);
  counted.set(account, recent);
  if (recent.some((each) => each.question === question)) return null;
  const searches = await outsideSearches(tx);
  const oldest = searches[searches.length - OUTSIDE_MOST];
  if (oldest) return new Date(oldest.getTime() + HOUR);
  await insertOutsideSearch(tx, account);
  recent.push({ question, at: now().getTime() });
  return null;
}
