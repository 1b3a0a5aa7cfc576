import type { Tx } from '#kernel/db.ts';
import { may } from '#kernel/permissions.ts';
import type { StaffActor } from '#staff/index.ts';
import { today } from '../open-contact.ts';
import { previewCounts, rulesSince, type PreviewCount } from '../store.ts';
import type { RetentionDue, RetentionNews, ShorterRule } from './answers.ts';
import { readRuns } from './read-retention.ts';
import { daysAfter, NOTICE_DAYS } from './rule.ts';
import { rulesThatShip } from './rules.ts';

/** A run that is over is told for so many days more. */
const RUN_DAYS = 3;

/**
 * How many somebody should look at, and what others decided: what she may confirm today, or else what goes within thirty
 * days; times made shorter in the last fourteen days, and runs.
 */
export async function readDue(tx: Tx, actor: StaffActor): Promise<RetentionDue> {
  const { day } = await today(tx);
  const counts = (await previewCounts(tx)).filter(({ held }) => held === null);
  const until = (last: string) => sum(counts.filter(({ goes }) => goes <= last));
  const ready = until(day);
  return {
    count: may(actor, 'hotline.retention.run', {}) ? ready : sum(counts),
    soon: until(daysAfter(day, NOTICE_DAYS)),
    ready,
    news: (await newsOn(tx, day, counts)).filter(({ by }) => by !== actor.id),
  };
}

const sum = (counts: PreviewCount[]) => counts.reduce((all, { count }) => all + count, 0);

async function newsOn(tx: Tx, day: string, counts: PreviewCount[]): Promise<RetentionNews[]> {
  const runs = (await readRuns(tx, 3)).filter((run) => !run.done || run.day > daysAfter(day, -RUN_DAYS));
  return [...runs.map((run) => ({ what: 'run', ...run }) as const), ...(await shorterSince(tx, day, counts))];
}

async function shorterSince(tx: Tx, day: string, counts: PreviewCount[]): Promise<ShorterRule[]> {
  const since = await rulesSince(tx, daysAfter(day, -NOTICE_DAYS));
  return since.flatMap(({ kind, months, by, day: on, earlier }): ShorterRule[] => {
    const shipped = rulesThatShip.find((rule) => rule.kind === kind)?.months ?? null;
    const before = earlier ? earlier.months : shipped;
    if (months === null || (before !== null && before <= months)) return [];
    const until = daysAfter(on, NOTICE_DAYS);
    const due = sum(counts.filter((each) => each.kind === kind && each.goes <= until));
    return [{ what: 'rule', kind, months, before, by, day: on, until, due }];
  });
}
