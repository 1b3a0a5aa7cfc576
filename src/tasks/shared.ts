import type { RecordPage } from '#staff/shared.ts';
import { z } from 'zod';

/** What somebody was promised. Labels are words: `tasks.kind.<kind>`. */
export const promiseKinds = [
  'call_back',
  'answer_message',
  'check_arrived',
  'interpreter',
  'send_information',
  'other',
] as const;
export type PromiseKind = (typeof promiseKinds)[number];

/** How great a risk is, rising; the rooms of records use the same words. */
export const riskLevels = ['low', 'medium', 'high', 'critical'] as const;
export type RiskLevel = (typeof riskLevels)[number];

/** Tasks that lists/response-times.tsv makes, in the order they are shown. Labels are words: `tasks.task.<kind>`. */
export const ruleKinds = [
  'assign',
  'first_action',
  'safe_contact',
  'safety_talk',
  'plan',
  'contact',
  'review',
] as const;
export type RuleKind = (typeof ruleKinds)[number];
/** Tasks somebody makes. */
export const handKinds = ['accompany', 'obtain_document', 'arrange', 'ask_consent', 'inform', 'other'] as const;
export type HandKind = (typeof handKinds)[number];
export type TaskKind = RuleKind | HandKind;

/** A year nobody means, 0026 for 2026, would stand first or last in every list for ever. */
const due = z.iso
  .datetime()
  .refine((at) => at >= '2020' && at < '2100')
  .nullable();
const owner = z.uuid().nullable();
/** The version a change is based on: somebody else's change in between is a conflict. */
const basedOn = z.number().int().min(1).max(100_000);
const reason = z.string().trim().max(500);

export const newPromiseSchema = z.object({
  kind: z.enum(promiseKinds),
  text: z.string().trim().max(2000).default(''),
  due: due.default(null),
  /** Absent: whoever writes it, if on duty, else the line. Null: the line. */
  owner: owner.optional(),
});
export type NewPromise = z.infer<typeof newPromiseSchema>;

/** A new due time asks for a reason; a new owner does not. What is absent stays. */
export const changePromiseSchema = z
  .object({ id: z.uuid(), basedOn, due: due.optional(), owner: owner.optional(), reason: reason.default('') })
  .refine((change) => change.due !== undefined || change.owner !== undefined)
  .refine((change) => change.due === undefined || change.reason !== '', { path: ['reason'] });
export type ChangePromise = z.infer<typeof changePromiseSchema>;

export const endPromiseSchema = z.object({ id: z.uuid(), reason: reason.default('') });

export type Ending = { how: 'kept' | 'withdrawn'; by: string; at: string; reason: string };

/** A promise as its dossier's readers see it. Colleagues are ids; times are ISO in UTC. */
export type PromiseAnswer = {
  id: string;
  dossier: string;
  kind: PromiseKind;
  /** The line it falls to when nobody owns it. */
  line: string | null;
  owner: string | null;
  due: string | null;
  madeBy: string;
  made: string;
  version: number;
  text: string;
  ending: Ending | null;
  /** How due and owner came to be what they are, newest first. */
  history: PromiseMove[];
  can: { change: boolean; end: boolean };
};

/** `made`, a person's change (`moved`: its due, `given`: its owner), that it fell to the line and why, or of a
 * task that risk or owner of its record changed. */
export type MoveWhy =
  | ('made' | 'moved' | 'given')
  | ('off_duty' | 'away' | 'handed_over' | 'accepted')
  | ('risk_up' | 'risk_down' | 'new_owner' | 'no_access');
export type PromiseMove = {
  version: number;
  why: MoveWhy;
  due: string | null;
  owner: string | null;
  /** Null where the program did it: a session that ran out. */
  by: string | null;
  at: string;
  reason: string;
};

export const newTaskSchema = z.object({
  id: z.uuid(),
  kind: z.enum(handKinds),
  text: z.string().trim().max(2000).default(''),
  due: due.default(null),
  /** Null: nobody's yet, the team's. */
  owner: owner.default(null),
});
export type NewTask = z.infer<typeof newTaskSchema>;

const oneTask = z.object({ id: z.uuid(), task: z.uuid() });
export const changeTaskSchema = oneTask
  .extend({ basedOn, due: due.optional(), owner: owner.optional(), reason: reason.default('') })
  .refine((change) => change.due !== undefined || change.owner !== undefined)
  .refine((change) => change.due === undefined || change.reason !== '', { path: ['reason'] });
export type ChangeTask = z.infer<typeof changeTaskSchema>;

export const endTaskSchema = oneTask.extend({ reason: reason.default('') });
/** A task is withdrawn with a reason: somebody counted on it. */
export const withdrawTaskSchema = oneTask.extend({ reason: reason.min(1) });
export const undoTaskSchema = oneTask;

/** A task as its record's readers see it. Colleagues are ids; times are ISO in UTC. */
export type TaskAnswer = Omit<PromiseAnswer, 'kind' | 'line'> & {
  kind: TaskKind;
  /** Whose it is while nobody owns it: a team's principal. */
  team: string | null;
  /** The risk whose response times made it; null: somebody made it. */
  level: RiskLevel | null;
  /** Whether the organisation has confirmed that response time; true of what somebody made. */
  verified: boolean;
  practice: boolean;
};
export type TasksAnswer = { tasks: TaskAnswer[]; can: { make: boolean } };

/** One thing owed, promise or task, on a record the asking person may open. */
export type OwedAnswer = {
  id: string;
  dossier: string;
  sort: 'promise' | 'task';
  kind: PromiseKind | TaskKind;
  level: RiskLevel | null;
  line: string | null;
  team: string | null;
  due: string | null;
  made: string;
  owner: string | null;
  version: number;
  practice: boolean;
  /** Its words, opened here; empty where none were written. */
  text: string;
  /** Whose page it is on: a contact by its number, a case by its. */
  page: RecordPage;
  can: { take: boolean; move: boolean; end: boolean };
};
/** What is owed until the end of tomorrow; `left`: how many more there are. */
export type DayAnswer = { owed: OwedAnswer[]; left: number };

/** What somebody says to her own talk after a grave call; `later` is a day, `again`: it stands after all. */
export const answerDebriefSchema = z.object({
  id: z.uuid(),
  answer: z.enum(['held', 'declined', 'later', 'again']),
});
/** A talk after a grave call: good from then on, and until when. After which call, no answer says. */
export type DebriefAnswer = { id: string; from: string; due: string };
/** `others`: of colleagues, for whoever leads. */
export type DebriefsAnswer = { mine: DebriefAnswer[]; others: (DebriefAnswer & { account: string })[] };
