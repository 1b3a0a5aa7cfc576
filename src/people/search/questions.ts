import { now } from '#kernel/clock.ts';
import type { Tx } from '#kernel/db.ts';
import { countedSearches, countInTurn, insertCounted, type CountedKind } from '../store.ts';

/** How many different questions of a kind a person may ask in an hour (VAULT 4.4). */
const MOST = { beyond: 20, end: 30 } satisfies Record<CountedKind, number>;
const HOUR = 3_600_000;

type Counted = { question: string; at: number };

/** Questions counted already, by kind and asker: asking the same again is one question. */
const counted = new Map<string, Counted[]>();

/** Forgets what was asked, when nobody entitled is at work any more; how often stays in the database. */
export function forgetQuestions(): void {
  counted.clear();
}

/** Counts a question unless it was asked within the hour; gives the moment when there is room again, if there is none. */
export async function countQuestion(
  tx: Tx,
  account: string,
  { kind, question }: { kind: CountedKind; question: string },
): Promise<Date | null> {
  const recent = recentOf(`${kind}/${account}`);
  if (recent.some((each) => each.question === question)) return null;
  if (!(kind === 'end' && typedOn(recent, question))) {
    await countInTurn(tx, account);
    const searches = await countedSearches(tx, kind);
    const oldest = searches[searches.length - MOST[kind]];
    if (oldest) return new Date(oldest.getTime() + HOUR);
    await insertCounted(tx, account, kind);
  }
  recent.push({ question, at: now().getTime() });
  return null;
}

function recentOf(asker: string): Counted[] {
  const hourAgo = now().getTime() - HOUR;
  const recent = (counted.get(asker) ?? []).filter(({ at }) => at > hourAgo);
  counted.set(asker, recent);
  return recent;
}

/** Whether it is the last question with digits added behind: a number that is still being typed is one question. */
function typedOn(recent: Counted[], question: string): boolean {
  const last = recent.at(-1);
  return last !== undefined && question.startsWith(last.question);
}
