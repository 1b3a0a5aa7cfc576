import { now } from '#kernel/clock.ts';
import type { Tx } from '#kernel/db.ts';
import { countInTurn, insertOutsideSearch, outsideSearches } from '../store.ts';

/** How many different questions beyond one's own records a person may ask in an hour (VAULT 4.4). */
const OUTSIDE_MOST = 20;
const HOUR = 3_600_000;

/** Questions counted already, by asker: typing on, or asking the same again, is one question. */
const counted = new Map<string, { question: string; at: number }[]>();

/** Forgets what was asked, when nobody entitled is at work any more; how often stays in the database. */
export function forgetQuestions(): void {
  counted.clear();
}

/** Counts a question unless it was asked within the hour; gives the moment when there is room again, if there is none. */
export async function countQuestion(tx: Tx, account: string, question: string): Promise<Date | null> {
  const hourAgo = now().getTime() - HOUR;
  const recent = (counted.get(account) ?? []).filter((each) => each.at > hourAgo);
  counted.set(account, recent);
  if (recent.some((each) => each.question === question)) return null;
  await countInTurn(tx, account);
  const searches = await outsideSearches(tx);
  const oldest = searches[searches.length - OUTSIDE_MOST];
  if (oldest) return new Date(oldest.getTime() + HOUR);
  await insertOutsideSearch(tx, account);
  recent.push({ question, at: now().getTime() });
  return null;
}
