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

const due = z.iso.datetime().nullable();
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

/** `made`, a person's change (`moved`: its due, `given`: its owner), or that it fell to the line and why. */
export type MoveWhy = 'made' | 'moved' | 'given' | 'off_duty' | 'away' | 'handed_over' | 'accepted';
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
