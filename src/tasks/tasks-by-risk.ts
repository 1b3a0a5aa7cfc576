import { now } from '#kernel/clock.ts';
import type { Tx } from '#kernel/db.ts';
import { organisationZone, type StaffActor } from '#staff/index.ts';
import { openKey, type DossierKey } from '#vault/index.ts';
import { nextVersion } from './change-task.ts';
import { endRow } from './end-task.ts';
import { writeTask } from './make-task.ts';
import type { RiskLevel } from './shared.ts';
import { lockOpenTasks, setTeam, setTiming, type TaskRow } from './store.ts';
import { isRuleTask, type RuleTask } from './task.ts';
import { firstSteps, isHigher, lowered, risen, stepDue, type Planned, type Retimed } from './timing.ts';

/** The record whose tasks these are: whose they are, and whether it is practice. */
export type TasksOf = { dossier: string; owner: string | null; team: string | null; practice: boolean };

/**
 * Makes the tasks a record of this risk needs, from lists/response-times.tsv, counted from `from`. They are its
 * owner's, or its team's while nobody owns it; then that somebody should is the first of them. Asked twice, it adds
 * only what is not there.
 */
export async function makeTasks(
  tx: Tx,
  actor: StaffActor,
  { risk, from, ...of }: TasksOf & { risk: RiskLevel; from: Date },
): Promise<void> {
  const key = await openKey(tx, actor.keys, of.dossier);
  const planned = firstSteps(risk, from, await organisationZone(tx), of.owner !== null);
  await writePlanned(tx, actor, key, of, risk, from, planned);
}

/**
 * The risk of a record changed. Risen: its open tasks are pulled nearer, none is ever put off, and what a rise asks
 * anew is made. Lowered, by whoever may: they are due as the new level says. `reason` is kept with each move.
 */
export async function retimeTasks(
  tx: Tx,
  actor: StaffActor,
  { risk, reason, ...of }: TasksOf & { risk: RiskLevel; reason: string },
): Promise<void> {
  const key = await openKey(tx, actor.keys, of.dossier);
  const zone = await organisationZone(tx);
  // Judged as it was, nothing moves: what somebody moved by hand stays where she moved it.
  const open = (await lockOpenTasks(tx, of.dossier)).filter(isRuleTask).filter(({ level }) => level !== risk);
  const rise = open.some(({ level }) => isHigher(risk, level));
  const at = now();
  const { moved, made } = rise ? risen(open, risk, at, zone) : { moved: lowered(open, risk, zone), made: [] };
  const changed = new Map(moved.map((each) => [each.id, each]));
  for (const row of open) await retime(tx, actor, key, row, { risk, reason, rise, next: changed.get(row.id) });
  await writePlanned(tx, actor, key, of, risk, at, made);
}

type Change = { risk: RiskLevel; reason: string; rise: boolean; next: Retimed | undefined };

async function retime(tx: Tx, actor: StaffActor, key: DossierKey, row: RuleTask, change: Change): Promise<void> {
  const { risk, reason, rise, next } = change;
  await setTiming(tx, row.id, risk, next?.counts ?? row.counts);
  if (!next) return;
  await nextVersion(tx, actor, key, row, {
    why: rise ? 'risk_up' : 'risk_down',
    due: next.due,
    owner: row.owner,
    reason,
  });
}

/**
 * The record has another owner, or none, or another team: its open tasks that were the last owner's or nobody's follow
 * it. With an owner, finding one is done; without, it is asked for anew from now, unless the record is `over`.
 */
export async function tasksToOwner(
  tx: Tx,
  actor: StaffActor,
  { risk, was, over, ...of }: TasksOf & { risk: RiskLevel; was: string | null; over: boolean },
): Promise<void> {
  const key = await openKey(tx, actor.keys, of.dossier);
  const open = await lockOpenTasks(tx, of.dossier);
  await setTeam(tx, of.dossier, of.team);
  for (const row of open) await toOwner(tx, actor, key, row, { was, owner: of.owner });
  if (of.owner !== null || over) return;
  const due = stepDue(risk, 'assign', now(), await organisationZone(tx));
  await writePlanned(tx, actor, key, of, risk, now(), [{ kind: 'assign', due }]);
}

type Passing = { was: string | null; owner: string | null };

async function toOwner(
  tx: Tx,
  actor: StaffActor,
  key: DossierKey,
  row: TaskRow,
  { was, owner }: Passing,
): Promise<void> {
  if (row.kind === 'assign') {
    if (owner !== null) await endRow(tx, actor, key, row, { how: 'kept', reason: '' });
    return;
  }
  if (row.owner === owner || (row.owner !== null && row.owner !== was)) return;
  await nextVersion(tx, actor, key, row, { why: 'new_owner', due: row.due, owner, reason: '' });
}

/** The record is closed or was opened by mistake: what is still open is withdrawn, with the reason. */
export async function withdrawTasks(
  tx: Tx,
  actor: StaffActor,
  { dossier, reason }: { dossier: string; reason: string },
): Promise<void> {
  const key = await openKey(tx, actor.keys, dossier);
  for (const row of await lockOpenTasks(tx, dossier)) await endRow(tx, actor, key, row, { how: 'withdrawn', reason });
}

async function writePlanned(
  tx: Tx,
  actor: StaffActor,
  key: DossierKey,
  { owner, team, practice }: TasksOf,
  level: RiskLevel,
  counts: Date,
  planned: Planned[],
): Promise<void> {
  for (const { kind, due } of planned) {
    const whose = kind === 'assign' ? null : owner;
    await writeTask(tx, actor, key, { kind, due, level, counts, team, practice, owner: whose, follows: null });
  }
}
