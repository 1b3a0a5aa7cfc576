import { erasuresMissing } from '#audit/index.ts';
import type { Tx } from '#kernel/db.ts';
import { may } from '#kernel/permissions.ts';
import type { StaffActor } from '#staff/index.ts';
import { brokenErasure, erasedInRuns, erasuresAfter, keyring, toBase64 } from '#vault/index.ts';
import { today } from '../open-contact.ts';
import { archiveKept } from './archive-kept.ts';
import {
  newestRules,
  previewCounts,
  previewRows,
  readyOn,
  retentionRuns,
  type PreviewRow,
  type RuleRow,
} from '../store.ts';
import type { RegisterAnswer, RetentionAnswer, RetentionRow, RetentionRule, RetentionRun } from './answers.ts';
import { daysAfter, mayGo } from './rule.ts';
import { rulesThatShip } from './rules.ts';

/** So many lines are shown; the counts are of all. */
const SHOWN = 200;
const RUNS = 12;
const ENTRIES = 500;
/**
 * So many days after an erasure, at the earliest, the last archive that knows its keys has gone: the next backup comes
 * within a day, what it follows is kept for thirty-five days more, and is looked at once a day (docs/running.md).
 */
const ARCHIVES_DAYS = 37;

/** What goes within thirty days and what stays, and the rules and runs behind it. */
export async function readRetention(tx: Tx, actor: StaffActor): Promise<RetentionAnswer> {
  const { day } = await today(tx);
  const own = new Map((await newestRules(tx)).map((rule) => [rule.kind, rule]));
  const runs = await readRuns(tx, RUNS);
  const ready = await readyOn(tx, day);
  return {
    day,
    rules: rulesThatShip.map((shipped) => ruleOf(shipped, own.get(shipped.kind))),
    counts: await previewCounts(tx),
    going: (await previewRows(tx, false, SHOWN)).map(shown),
    staying: (await previewRows(tx, true, SHOWN)).map(shown),
    ready: ready.contacts,
    persons: ready.persons,
    runs,
    can: { rule: may(actor, 'hotline.retention.rule', {}), run: may(actor, 'hotline.retention.run', {}) },
  };
}

/** The newest runs, and how many each erased. */
export async function readRuns(tx: Tx, most: number): Promise<RetentionRun[]> {
  const runs = await retentionRuns(tx, most);
  const erased = await erasedInRuns(
    tx,
    runs.map(({ id }) => id),
  );
  return runs.map(({ id, by, day, at, done, stopped }) => ({
    ...{ by, day, at: at.toISOString(), done: done !== null, stopped, erased: erased.get(id) ?? 0 },
  }));
}

function ruleOf(shipped: (typeof rulesThatShip)[number], own: RuleRow | undefined): RetentionRule {
  const { kind, source, verified } = shipped;
  const decided = own ?? { months: shipped.months, version: 0, by: null, day: null };
  const { months, version, by, day } = decided;
  return { kind, months, shipped: shipped.months, source, verified, version, by, day };
}

function shown(row: PreviewRow): RetentionRow {
  const { contact: id, number, line, kind, held, along } = row;
  return { contact: number && line ? { id, number, line } : null, kind, goes: mayGo(row), held, along };
}

/** The register of erasures, proved from its first entry to its last. */
export async function readRegister(tx: Tx): Promise<RegisterAnswer> {
  const all = await erasuresAfter(tx, 0);
  const last = all.at(-1);
  const newest = all.slice(-ENTRIES).toReversed();
  return {
    entries: newest.map(({ number, record, gone, rule, day, by, hash }) => ({
      ...{ number, record, along: gone.length, rule, day, by, mark: toBase64(hash).slice(0, 12) },
    })),
    total: all.length,
    broken: brokenErasure(keyring(), all),
    missing: await erasuresMissing(tx),
    finalOn: last && archiveKept() ? daysAfter(last.day, ARCHIVES_DAYS) : null,
  };
}
