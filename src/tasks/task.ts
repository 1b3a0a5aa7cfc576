import { may } from '#kernel/permissions.ts';
import type { StaffActor } from '#staff/index.ts';
import type { DossierKey } from '#vault/index.ts';
import { endingOf, historyOf, promiseText } from './promise.ts';
import { responseTime } from './response-times.ts';
import { ruleKinds, type RiskLevel, type RuleKind, type TaskAnswer, type TaskKind } from './shared.ts';
import type { MoveRow, TaskRow } from './store.ts';

/** A task the rules made. */
export type RuleTask = TaskRow & { kind: RuleKind; level: RiskLevel; counts: Date };

/** Whether the rules made it, and may change its time. */
export function isRuleTask(row: TaskRow): row is RuleTask {
  return row.level !== null && row.counts !== null && isRuleKind(row.kind);
}

function isRuleKind(kind: TaskKind): kind is RuleKind {
  return (ruleKinds as readonly string[]).includes(kind);
}

/** A task as its readers see it, with how it came to be what it is. Who is to own a case ends by owning it. */
export function taskAnswer(actor: StaffActor, key: DossierKey, row: TaskRow, moves: MoveRow[]): TaskAnswer {
  const here = { granted: true };
  const { id, dossier, kind, team, level, owner, made_by: madeBy, version, practice } = row;
  const steps = kind !== 'assign';
  return {
    ...{ id, dossier, kind, team, level, owner, madeBy, version, practice },
    due: row.due?.toISOString() ?? null,
    made: row.made.toISOString(),
    verified: isRuleTask(row) ? responseTime(row.level, row.kind).verified : true,
    text: promiseText(key, row),
    ending: endingOf(key, row),
    history: historyOf(key, id, moves),
    can: {
      change: steps && row.ended === null && may(actor, 'tasks.task.change', here),
      end: steps && may(actor, 'tasks.task.end', here),
    },
  };
}
