import type { Tx } from '#kernel/db.ts';
import { today } from '../open-contact.ts';
import { retentionDays, type RetentionDay } from '../store.ts';
import type { RetentionEffect, RetentionEffectInput } from './answers.ts';
import { monthsKept } from './months-kept.ts';
import { daysAfter, goesOn, kindOf, NOTICE_DAYS } from './rule.ts';

/**
 * What a rule would mean, before it is set: how many contacts of its kind have their time behind them today, and how many
 * more within fourteen days, beside how many it is as things are. Whatever has a reason to stay is counted too.
 */
export async function ruleEffect(tx: Tx, { kind, months }: RetentionEffectInput): Promise<RetentionEffect> {
  const { day } = await today(tx);
  const kept = await monthsKept(tx);
  const days = (await retentionDays(tx)).filter((each) => kindOf(each) === kind);
  return {
    would: dueBy(days, day, months),
    is: dueBy(days, day, kept[kind]),
    earliest: daysAfter(day, NOTICE_DAYS),
  };
}

function dueBy(days: RetentionDay[], day: string, months: number | null): { today: number; soon: number } {
  const last = daysAfter(day, NOTICE_DAYS);
  const due = { today: 0, soon: 0 };
  if (months === null) return due;
  for (const { since, count } of days) {
    const goes = goesOn({ day: since, closed: since, changed: null }, months);
    if (goes <= day) due.today += count;
    else if (goes <= last) due.soon += count;
  }
  return due;
}
