import type { Tx } from '#kernel/db.ts';
import { notFound } from '#kernel/errors.ts';
import { readTable } from '#kernel/lists.ts';
import { may } from '#kernel/permissions.ts';
import { today } from '#people/index.ts';
import type { RecordHouse, StaffActor } from '#staff/index.ts';
import { openJson, openKey, type DossierKey } from '#vault/index.ts';
import { daysLeft, endOf, noticeAt } from './clock.ts';
import {
  alertDays,
  recoveryDays,
  type ClockAct,
  type ClockAnswer,
  type ClocksAnswer,
  type NearClock,
} from './shared.ts';
import {
  clockActsOf,
  clocksEnding,
  clocksOf,
  daysGiven,
  lockClock,
  markNoticeSeen,
  noticesSeen,
  type ClockActRow,
  type ClockRow,
} from './store.ts';

/** The sealed half of what was done with a clock. */
export type SealedAct = { at: string; words: string };

/** Where that half is sealed. */
export const clockAddress = (key: DossierKey, clock: string, version: number) =>
  ({ dossier: key.dossier, kind: 'clock', field: `act/${version}`, record: clock }) as const;

const sources = readTable(new URL('./lists/clocks.tsv', import.meta.url)).map((row) => ({
  source: row['source'] ?? '',
  article: row['article'] ?? '',
  verified: row['verified'] === 'yes',
}));

/** The legal clocks of a dossier with what was done with them and where they come from; 404 without a grant. */
export async function readClocks(tx: Tx, actor: StaffActor, dossier: string): Promise<ClocksAnswer> {
  const key = await openKey(tx, actor.keys, dossier);
  const day = await today(tx);
  const found = await clocksOf(tx, dossier);
  const ids = found.map(({ id }) => id);
  const acts = Map.groupBy(await clockActsOf(tx, ids), ({ clock }) => clock);
  return {
    clocks: found.map((row) => clockAnswer(key, row, acts.get(row.id) ?? [], day)),
    sources,
    usual: (await daysGiven(tx, 'reflection_period')) ?? recoveryDays.usual,
    can: { write: may(actor, 'rights.clock.write', { granted: true }) },
  };
}

function clockAnswer(key: DossierKey, row: ClockRow, acts: ClockActRow[], day: string): ClockAnswer {
  const { id, kind, starts, days, ends, ended, version } = row;
  const left = ended === null ? daysLeft(ends, day) : null;
  return { id, kind, starts, days, ends, left, ended, version, acts: acts.map((act) => actAnswer(key, act)) };
}

function actAnswer(key: DossierKey, row: ClockActRow): ClockAct {
  const { version, act, days, reason, by } = row;
  const { at, words } = openJson<SealedAct>(key, clockAddress(key, row.clock, version), row.sealed);
  return { version, act, days, reason, words, by, at };
}

/** Clocks of records one reads that end within ten days, and which notice of it one has not marked as read. */
export async function nearClocks(tx: Tx, house: RecordHouse): Promise<{ near: NearClock[] }> {
  const day = await today(tx);
  const found = await clocksEnding(tx, endOf(day, Math.max(...alertDays)));
  const seen = await noticesSeen(
    tx,
    found.map(({ id }) => id),
  );
  const pages = await house.pages(
    tx,
    found.map(({ dossier }) => dossier),
  );
  const near = found.flatMap(({ id, dossier, kind, ends }): NearClock[] => {
    const left = daysLeft(ends, day);
    const before = noticeAt(left);
    if (before === null || seen.some((row) => row.clock === id && row.ends === ends && row.before === before))
      return [];
    return [{ clock: id, dossier, kind, ends, left, before, page: pages.get(dossier) ?? null }];
  });
  return { near };
}

/** Marks a notice as read by whoever asks; a later one, or a new last day, shows again. */
export async function seeNotice(
  tx: Tx,
  actor: StaffActor,
  { id, clock, before }: { id: string; clock: string; before: number },
): Promise<void> {
  await openKey(tx, actor.keys, id);
  const row = await lockClock(tx, id, clock);
  if (!row) throw notFound();
  await markNoticeSeen(tx, { clock, account: actor.id, ends: row.ends, before });
}
