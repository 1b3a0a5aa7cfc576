import type { Answer } from '#kernel/forms.ts';
import { holdBases, type LegalHold } from '#rights/shared.ts';
import type { RecordPage } from '#staff/shared.ts';
import type { PromiseAnswer, PromiseKind } from '#tasks/shared.ts';
import { casePersonFields, openCaseSchema } from '#cases/shared.ts';
import { z } from 'zod';

export { contactForm } from './forms/contact.form.ts';
export { messageForm } from './forms/message.form.ts';
export * from './messages/answers.ts';
export * from './retention/answers.ts';
export * from './ring/answers.ts';

/** A line people call, with its opening hours: seven days from Monday, minutes of the organisation's day. */
export type Line = {
  id: string;
  kind: 'sos' | 'missing';
  name: string;
  number: string;
  languages: string[];
  hours: [number, number][][];
};

const minutes = z.number().int().min(0).max(1440);
const span = z.tuple([minutes, minutes]).refine(([from, to]) => from < to);

export const lineSchema = z.object({
  kind: z.enum(['sos', 'missing']),
  name: z.string().trim().min(1).max(60),
  number: z
    .string()
    .trim()
    .regex(/^[0-9+ /()-]{3,30}$/),
  languages: z
    .array(z.string().regex(/^[a-z]{2,3}$/))
    .min(1)
    .max(40),
  hours: z.array(z.array(span).max(4)).length(7),
});
export type NewLine = z.infer<typeof lineSchema>;

export const channels = ['telephone', 'walk_in', 'letter', 'email', 'web_message', 'social_network'] as const;
export const outcomes = ['done', 'silent', 'wrong_number', 'broken', 'unsafe'] as const;
export type Outcome = (typeof outcomes)[number];

/** The practice calls that ship with it (`lists/practice-calls.tsv`). */
export const practiceCalls = ['building_site', 'daughter', 'shared_telephone'] as const;
export type PracticeCall = (typeof practiceCalls)[number];
/** How many lines the caller has in each: `hotline.practice.<call>.line.<n>`, from 1. */
export const PRACTICE_LINES = 8;
/** Something to look back at, and the answer that shows it was asked; null where only whoever practises can say. */
export type PracticeCheck = { code: string; field: string | null };

/** Of a contact written down afterwards: when it happened and who spoke. Whoever writes it down is known. */
export const enteredLaterSchema = z.object({
  happened: z.iso.datetime().refine((at) => at >= '1900'),
  handledBy: z.uuid(),
});
export type EnteredLater = z.infer<typeof enteredLaterSchema>;

export const openContactSchema = z.object({
  line: z.uuid(),
  channel: z.enum(channels).default('telephone'),
  direction: z.enum(['incoming', 'outgoing']).default('incoming'),
  later: enteredLaterSchema.nullable().default(null),
  /** Practice: nothing of it is real. `call`: which of the practice calls is practised, if one is. */
  practice: z
    .object({ call: z.enum(practiceCalls).nullable() })
    .nullable()
    .default(null),
});

/** One line of the talk: whose words they are, and the moment it was begun. Removing a line writes `text: null`. */
export const talkLineSchema = z.object({
  voice: z.enum(['hers', 'mine']),
  at: z.iso.datetime(),
  text: z.string().max(8000).nullable(),
});
export type TalkLine = z.infer<typeof talkLineSchema>;

/** One changed field: the version it was based on, and a mark that makes a repeated request harmless. */
export const changeSchema = z.object({
  field: z.union([z.string().regex(/^[a-z_]{2,40}$/), z.string().regex(/^talk\.[0-9a-f-]{36}$/)]),
  basedOn: z.number().int().min(0).max(100_000),
  value: z.union([z.string().max(8000), z.array(z.string().max(60)).max(60), talkLineSchema, z.null()]),
  /** Of a masked field: the value that version holds, whatever `value` shows of it. */
  heldIn: z.number().int().min(1).max(100_000).optional(),
});
export type Change = z.infer<typeof changeSchema>;
export const changesSchema = z.object({ id: z.uuid(), changes: z.array(changeSchema).min(1).max(100) });

export type FieldValue = Answer | TalkLine;
/** A field as it stands: its newest version, who wrote it, when. */
export type Field = { version: number; value: FieldValue; by: string; at: string };

/** Asks for the whole number a field holds; `override`: why, although her rule says no. Sealed, shown to the lead. */
export const contactNumberSchema = z.object({
  id: z.uuid(),
  field: z.enum(['caller_number']),
  override: z.string().trim().min(3).max(500).optional(),
});
/** `rule`: inside her rule, passed with a reason, or nobody the reader may open is known to have this number. */
export type ContactNumberAnswer = { number: string; version: number; rule: 'inside' | 'passed' | 'unknown' };

/** Somebody's part in a case opened from a contact; `said`: whoever the contact names, who gets a record of her own. */
const personOfOpeningSchema = z
  .object({ ...casePersonFields, said: z.boolean().default(false) })
  .refine(({ person, called, said }) => (said ? person === null : person !== null || called !== ''), {
    path: ['person'],
  });
export type PersonOfOpening = z.infer<typeof personOfOpeningSchema>;
/** A contact becomes a case in one act; its team is the duty team of the line unless another is named. */
export const caseFromContactSchema = openCaseSchema
  .omit({ persons: true })
  .extend({ id: z.uuid(), persons: z.array(personOfOpeningSchema).max(20).default([]) });
export type CaseFromContact = z.infer<typeof caseFromContactSchema>;
export const attachContactSchema = z.object({ id: z.uuid(), case: z.uuid() });

/** How long one answered a line this week, whole minutes, since `from`. */
export type MyHoursAnswer = { from: string; minutes: number };

/** A contact's human number, as it is typed: K-2026-0417, or VK-2026-0003 of practice, in either case. */
export const findSchema = z.object({
  number: z
    .string()
    .trim()
    .regex(/^[Vv]?[Kk]-\d{4}-\d{4,6}$/),
});
/** Holding a contact by its number, without reading it. */
export const orderedHoldSchema = findSchema.extend({ basis: z.enum(holdBases) });
export type OrderedHoldInput = z.infer<typeof orderedHoldSchema>;
export type FoundContact = { id: string; readable: boolean };

export type ContactSummary = {
  id: string;
  number: string;
  line: string;
  day: string;
  channel: string;
  callType: string | null;
  risk: string | null;
  outcome: Outcome | null;
  who: string | null;
  openedAt: string;
  /** Who wrote it down, null where she wrote it herself; and who spoke where that was asked. */
  recordedBy: string | null;
  handledBy: string | null;
  /** Written down afterwards: `day` is the day it happened. */
  enteredLater: boolean;
  /** Until when a practice contact is there; null of a real one. */
  practiceUntil: string | null;
};

/** What a list of contacts is narrowed to: codes, a day and ids, so that an address may carry it. */
export const contactFilterSchema = z.object({
  line: z.uuid().optional(),
  channel: z.enum(channels).optional(),
  callType: z
    .string()
    .regex(/^[a-z_]{2,60}$/)
    .optional(),
  risk: z
    .string()
    .regex(/^[a-z_]{2,20}$/)
    .optional(),
  /** How it ended; `open`: not yet. */
  outcome: z.enum(['open', ...outcomes]).optional(),
  /** The first day, `2026-11-23`. */
  since: z.iso
    .date()
    .refine((day) => day >= '0001')
    .optional(),
  /** Whoever wrote it down or spoke. */
  by: z.uuid().optional(),
  /** A part of the number: `417`, `k-2026`. */
  number: z
    .string()
    .regex(/^[VvKk0-9-]{1,13}$/)
    .optional(),
});
export type ContactFilter = z.infer<typeof contactFilterSchema>;
/**
 * Where a contact stands in the list: its moment in whole microseconds, as the database keeps it, and its id. Says the
 * place even when the contact itself may not be opened any more.
 */
const listPlaceSchema = z.object({ opened: z.number().int().min(0), id: z.uuid() });
export type ListPlace = z.infer<typeof listPlaceSchema>;
/** One page of a list; the next one begins after `after`. */
export const contactListSchema = z.object({
  filter: contactFilterSchema.default({}),
  after: listPlaceSchema.nullable().default(null),
});
export type ContactListAnswer = {
  contacts: ContactSummary[];
  /** Where the next page begins; null: that was all. */
  next: ListPlace | null;
};

/** A contact somebody has open on her desk; `heard`: how many lines of its practice call, 0 of every other. */
export type ContactTab = { id: string; number: string; channel: string; heard: number };

export type ContactAnswer = ContactSummary & {
  direction: string;
  /** The versions of the form its answers were given to, the oldest first. */
  forms: number[];
  fields: Record<string, Field>;
  /** The practice call it is, if one. */
  practice: { call: PracticeCall; checks: PracticeCheck[] } | null;
  /** Kept whatever its rule says, or kept so once: the hold that holds first. */
  holds: LegalHold[];
  /** Where its time ends within thirty days: from when it may be erased, and why it stays nevertheless. */
  ends: { goes: string; held: string | null } | null;
  can: { write: boolean; close: boolean; share: boolean; hold: boolean; lift: boolean };
};

/** What became of each change of one save. */
export type Saved = { field: string; version: number; at: string };
export type Clash = { field: string; yours: FieldValue; theirs: Field };
export type SaveAnswer = { saved: Saved[]; clashes: Clash[] };

/** Danger now: nobody has answered the alert, or somebody has and the contact is open at critical risk. */
export type Danger = 'unanswered' | 'open';

/** One thing that waits: an open promise, a contact left open without one, or one whose alert nobody has answered. */
export type WaitingRow = {
  contact: string;
  number: string;
  line: string;
  /** Whoever it is about wrote it herself. */
  written: boolean;
  /** And took back what she wrote: that it was danger still stands. */
  withdrawn: boolean;
  callType: string | null;
  risk: string | null;
  /** The name as given, opened here; null where none was written. */
  who: string | null;
  openedAt: string;
  promise: WaitingPromise | null;
  danger: Danger | null;
  /** When a contact left open without a promise leaves its duty team, unless somebody works on it. */
  leavesAt: string | null;
};
export type WaitingPromise = {
  id: string;
  version: number;
  kind: PromiseKind;
  due: string | null;
  made: string;
  /** Whose it is; null: the line's. */
  owner: string | null;
};
/**
 * What is in danger now first; then promises by their due time, the oldest first, those without one, then open contacts
 * without a promise. `left`: how many more there are; `said`: how many more messages say danger, in a rush of them.
 */
export type WaitingAnswer = { rows: WaitingRow[]; left: number; said: number };

export const dutyPosts = ['operator', 'lead', 'next'] as const;
export type DutyPost = (typeof dutyPosts)[number];
export type OnDuty = { account: string; post: DutyPost; since: string; awaySince: string | null };
export type DutyLine = {
  line: string;
  name: string;
  kind: Line['kind'];
  /** Whether the line is in its hours, and until when; null while it is closed or never closes. */
  open: boolean;
  until: string | null;
  /** Somebody answers: an operator who is not away. */
  held: boolean;
  /** Since when nobody does, while it is open. */
  unheldSince: string | null;
  posts: OnDuty[];
  /** Posts the asking person may take. */
  can: Record<DutyPost, boolean>;
};
/** Signing out, and a session that runs out, end every post. A locked screen keeps them. */
export type DutyAnswer = { lines: DutyLine[] };
/** What leaving, going away or being relieved did to the person's open promises of that line. */
export type DutyMoved = { moved: number };

export const takeSchema = z.object({
  line: z.uuid(),
  post: z.enum(dutyPosts),
  /** An operator who is relieved by this; lead and next are always one person, so taking relieves. */
  from: z.uuid().nullable().default(null),
});
export const lineActSchema = z.object({ line: z.uuid() });
export const leaveSchema = z.object({ line: z.uuid(), post: z.enum(dutyPosts).nullable().default(null) });

/** An open promise with what the next shift must know. */
export type HandoverRow = {
  contact: string;
  number: string;
  callType: string | null;
  risk: string | null;
  who: string | null;
  promise: Pick<PromiseAnswer, 'id' | 'version' | 'kind' | 'due' | 'owner' | 'made' | 'text'>;
  /** The last lines of the talk, oldest first. */
  last: TalkLine[];
};
export type HandoverNote = {
  id: string;
  by: string;
  at: string;
  note: string;
  /** Promises that were the writer's and now wait for whoever confirms. */
  promises: string[];
  read: { by: string; at: string } | null;
};
export type HandoverContact = {
  contact: string;
  number: string;
  risk: string | null;
  callType: string | null;
  who: string | null;
};
/** Everything the handover page and its print need, in one answer. */
export type HandoverAnswer = {
  line: { id: string; name: string };
  at: string;
  posts: OnDuty[];
  rows: HandoverRow[];
  /** Contacts in danger now, with or without a promise; read before anything else. */
  danger: (HandoverContact & { danger: Danger })[];
  /** Other contacts left open without a promise. */
  open: HandoverContact[];
  /** Newest first; those nobody has read yet always among them. */
  notes: HandoverNote[];
  can: { write: boolean; confirm: boolean };
};
export const handoverSchema = z.object({ line: z.uuid(), note: z.string().trim().max(8000) });

export const alertKinds = ['danger', 'line_unheld', 'promise_late', 'standby', 'task_late'] as const;
export type AlertKind = (typeof alertKinds)[number];
/**
 * Who an alert was put to: a colleague, or (null) all leads and directors; an opening from standby to directors only,
 * a late task to the record's team as well.
 * `unsent`: to whom the mail about it could not be sent.
 */
export type AlertStep = { to: string | null; at: string; unsent: string[] };
export type Alert = {
  id: string;
  kind: AlertKind;
  line: string | null;
  raised: string;
  /** Who raised it; null: the clock. */
  by: string | null;
  /** The contact it is about, for those who may open it. */
  contact: { id: string; number: string } | null;
  /** Of a late task: which step, and the record's page, null for those who may not open it. */
  late: { step: string; page: RecordPage | null } | null;
  steps: AlertStep[];
  /** Of an opening from standby: until when, and why for those who may open the record. */
  opening: { until: string; reason: string | null } | null;
  /** Put to the person who asks, now or in an earlier step. */
  mine: boolean;
  answered: { by: string; at: string } | null;
  can: { answer: boolean };
};
/** Unanswered ones first, the oldest on top; then those answered in the last twelve hours. */
export type AlertsAnswer = { alerts: Alert[] };

/** What pressing "danger now" did: the fields it set, and to whom the alert went (null: all leads); in practice to nobody. */
export type DangerAnswer = { saved: Saved[]; alert: { id: string; to: string | null; raised: string } | null };
