import { now } from '#kernel/clock.ts';
import type { Tx } from '#kernel/db.ts';
import { notFound, refuse } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { tell } from '#kernel/outbox.ts';
import { today } from '#people/index.ts';
import type { RecordHouse, StaffActor } from '#staff/index.ts';
import { openKey, sealJson, type DossierKey } from '#vault/index.ts';
import { daysLeft, endOf } from './clock.ts';
import { clockAddress, type SealedAct } from './read-clocks.ts';
import {
  recoveryDays,
  type ClockAct,
  type ClockReason,
  type EndClock,
  type ExtendClock,
  type StartClock,
} from './shared.ts';
import { daysGiven, insertClock, insertClockAct, lockClock, setClock, setDaysGiven, type ClockRow } from './store.ts';

/** It may have begun up to a year ago, or begin within a month. */
const REACH = { before: 366, ahead: 31 };

/**
 * Begins a legal clock on a dossier. Refuses `clock-too-short` under the least days of the law, `clock-running` where
 * one runs already, and a day out of reach.
 */
export async function startClock(
  tx: Tx,
  actor: StaffActor,
  input: StartClock,
  house: RecordHouse,
): Promise<{ id: string }> {
  const key = await openKey(tx, actor.keys, input.id);
  const day = await today(tx);
  const ahead = daysLeft(input.starts, day);
  if (ahead > REACH.ahead || ahead < -REACH.before) throw refuse('bad-input', 400, { fields: ['starts'] });
  const days = input.days ?? (await daysGiven(tx, input.kind)) ?? recoveryDays.usual;
  mustBeLong(days);
  const row = { id: newId(), dossier: input.id, kind: input.kind, starts: input.starts, days };
  if (!(await insertClock(tx, { ...row, ends: endOf(input.starts, days) }))) throw refuse('clock-running', 409);
  const act = { clock: row.id, version: 1, act: 'started', days, reason: null, words: input.words } as const;
  await keepAct(tx, actor, key, { ...act, day });
  await note(tx, actor, { ...row, ref: row.id, kind: 'clock.started', clock: input.kind }, house);
  return { id: row.id };
}

/**
 * Gives a running clock more days, counted from its first. Refuses `clock-changed` with the newest version,
 * `clock-ended`, `clock-not-longer`.
 */
export async function extendClock(tx: Tx, actor: StaffActor, input: ExtendClock): Promise<{ version: number }> {
  const { key, row } = await running(tx, actor, input);
  if (input.days <= row.days) throw refuse('clock-not-longer', 409, { days: row.days });
  const version = row.version + 1;
  await setClock(tx, { ...row, days: input.days, ends: endOf(row.starts, input.days), version });
  const { reason, words, days } = input;
  await keepAct(tx, actor, key, { clock: row.id, version, act: 'extended', days, reason, words, day: await today(tx) });
  await tell(tx, 'clock.changed', row.dossier, { act: 'extended' });
  return { version };
}

/** Ends a running clock, with a reason. Refuses `clock-changed` and `clock-ended`. */
export async function endClock(
  tx: Tx,
  actor: StaffActor,
  input: EndClock,
  house: RecordHouse,
): Promise<{ version: number }> {
  const { key, row } = await running(tx, actor, input);
  const version = row.version + 1;
  const day = await today(tx);
  await setClock(tx, { ...row, version, ended: day });
  const { reason, words } = input;
  await keepAct(tx, actor, key, { clock: row.id, version, act: 'ended', days: row.days, reason, words, day });
  await note(tx, actor, { dossier: row.dossier, ref: row.id, kind: 'clock.ended', clock: row.kind }, house);
  return { version };
}

/** Says how many days this organisation gives. Refuses `clock-too-short`. */
export async function giveDays(
  tx: Tx,
  actor: StaffActor,
  { kind, days }: { kind: ClockRow['kind']; days: number },
): Promise<void> {
  mustBeLong(days);
  await setDaysGiven(tx, { kind, days, by: actor.id, day: await today(tx) });
}

function mustBeLong(days: number): void {
  if (days < recoveryDays.least) throw refuse('clock-too-short', 409, { least: recoveryDays.least });
}

async function running(
  tx: Tx,
  actor: StaffActor,
  { id, clock, basedOn }: { id: string; clock: string; basedOn: number },
): Promise<{ key: DossierKey; row: ClockRow }> {
  const key = await openKey(tx, actor.keys, id);
  const row = await lockClock(tx, id, clock);
  if (!row) throw notFound();
  if (row.ended !== null) throw refuse('clock-ended', 409);
  if (row.version !== basedOn) throw refuse('clock-changed', 409, { version: row.version });
  return { key, row };
}

type Done = { clock: string; version: number; act: ClockAct['act']; days: number; reason: ClockReason | null };

async function keepAct(
  tx: Tx,
  actor: StaffActor,
  key: DossierKey,
  { words, day, ...row }: Done & { words: string; day: string },
): Promise<void> {
  const said: SealedAct = { at: now().toISOString(), words };
  const sealed = sealJson(key, clockAddress(key, row.clock, row.version), said);
  await insertClockAct(tx, { ...row, by: actor.id, day, sealed });
}

type Noted = { dossier: string; ref: string; kind: 'clock.started' | 'clock.ended'; clock: string };

async function note(
  tx: Tx,
  actor: StaffActor,
  { dossier, ref, kind, clock }: Noted,
  house: RecordHouse,
): Promise<void> {
  await house.happened(tx, actor, dossier, { kind, ref, said: { clock } });
  await tell(tx, 'clock.changed', dossier, { act: kind });
}
