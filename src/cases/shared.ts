import { oneLine } from '#kernel/fields.ts';
import type { FileKind } from '#kernel/file-kinds.ts';
import type { Answer, CodeLists, Form } from '#kernel/forms.ts';
import { takenOffSchema } from '#people/shared.ts';
import { firstConsentSchema } from '#rights/shared.ts';
import { z } from 'zod';

export const caseRoles = [
  'person_of_concern',
  'caller',
  'family',
  'support_person',
  'alleged_offender',
  'other',
] as const;
export type CaseRole = (typeof caseRoles)[number];
export const risks = ['low', 'medium', 'high', 'critical'] as const;
export type Risk = (typeof risks)[number];
export const statuses = ['open', 'follow_up', 'closed', 'closed_referred', 'reopened'] as const;
export type CaseStatus = (typeof statuses)[number];

/** Whether nobody works on a case in this status any more. */
export function isClosed(status: CaseStatus): boolean {
  return status === 'closed' || status === 'closed_referred';
}

/** Somebody's part in a case: a person there is a record of, or only how the case calls her ("her sister, Vienna"). */
export const casePersonFields = {
  person: z.uuid().nullable().default(null),
  role: z.enum(caseRoles),
  called: oneLine(200).default(''),
};
export const casePersonSchema = z
  .object(casePersonFields)
  .refine((somebody) => somebody.person !== null || somebody.called !== '', { path: ['called'] });
export type NewCasePerson = z.infer<typeof casePersonSchema>;

/** What is decided in the one act in which a case is opened. */
export const openCaseSchema = z.object({
  /** Made where the case is asked for: the same again opens no second one. */
  request: z.uuid().optional(),
  persons: z.array(casePersonSchema).max(20).default([]),
  risk: z.enum(risks),
  /** Why that risk; sealed. */
  reason: oneLine(500).default(''),
  /** Who has charge of it; null: nobody yet. */
  owner: z.uuid().nullable().default(null),
  /** The team that works on it; absent: the duty team of the contact's line. */
  team: z.uuid().optional(),
  /** What she was asked and what she said, one purpose and one recipient each. */
  consents: z.array(firstConsentSchema).max(12).default([]),
});
export type OpenCase = z.infer<typeof openCaseSchema>;

/** A change of risk; `basedOn`: the judgement it was seen to follow. */
const basedOn = z.number().int().min(0).max(100_000);
export const setRiskSchema = z.object({
  id: z.uuid(),
  basedOn,
  level: z.enum(risks),
  reason: oneLine(500).default(''),
});
export const closings = [
  'goals_met',
  'clients_wish',
  'moved',
  'returned',
  'lost_contact',
  'declined',
  'not_trafficking_referred_on',
  'deceased',
] as const;
export type Closing = (typeof closings)[number];
/** A change of status; a closing says why, by a code, and every change may say more in words. */
export const setStatusSchema = z
  .object({
    id: z.uuid(),
    basedOn,
    status: z.enum(statuses),
    reason: z.enum(closings).nullable().default(null),
    words: oneLine(1000).default(''),
  })
  .refine(({ status, reason }) => (reason !== null) === isClosed(status), { path: ['reason'] });
export const setOwnerSchema = z.object({ id: z.uuid(), owner: z.uuid().nullable() });
/** `back`: whom it is about was just taken off this case, and is put back. */
export const addPersonSchema = z
  .object({ id: z.uuid(), ...casePersonFields, back: takenOffSchema.optional() })
  .refine((somebody) => somebody.person !== null || somebody.called !== '', { path: ['called'] });

/** Why a note is folded at first; null: it is not. */
export const graphicKinds = ['injuries', 'sexual_violence', 'child', 'death', 'other'] as const;
export type Graphic = (typeof graphicKinds)[number];
/** A note: whose words, folded or not. Each save is the next version, based on the one it was seen to follow. */
export const noteSchema = z.object({
  voice: z.enum(['hers', 'mine']),
  text: z
    .string()
    .trim()
    .min(1)
    .max(8000)
    .refine((text) => text.isWellFormed()),
  graphic: z.enum(graphicKinds).nullable().default(null),
});
export type Note = z.infer<typeof noteSchema>;
export const writeNoteSchema = noteSchema.extend({ id: z.uuid(), note: z.uuid(), basedOn });
/** A note under somebody's hands, before it is saved; empty where she has taken all of it away again. */
export const keepDraftSchema = z.object({
  id: z.uuid(),
  note: z.uuid(),
  basedOn,
  voice: noteSchema.shape.voice,
  text: z
    .string()
    .max(8000)
    .refine((text) => text.isWellFormed()),
  graphic: noteSchema.shape.graphic,
});
/** A note as its case's readers see it. */
export type NoteAnswer = Note & { version: number; by: string; at: string };
/** What one left unfinished: of which note (null: a new one), and how it stood at that moment. */
export type DraftAnswer = Note & { note: string; of: NoteAnswer | null; basedOn: number; at: string };
export type DraftsAnswer = { drafts: DraftAnswer[] };
/** The version that was saved, or both where somebody else wrote meanwhile. */
export type NoteSaved = { saved: { version: number; at: string } } | { clash: { yours: Note; theirs: NoteAnswer } };

/** A case's human number, as it is typed: C-2026-0093, in either case of letters. */
export const caseNumberSchema = z
  .string()
  .trim()
  .regex(/^[Vv]?[Cc]-\d{4}-\d{4,6}$/);
export type FoundCase = { id: string; readable: boolean };

/** Somebody in a case. `name`: as her file has it, where the reader may open that. */
export type CasePerson = {
  id: string;
  person: string | null;
  role: CaseRole;
  called: string;
  name: string | null;
  by: string;
  day: string;
};

export type StatusStep = {
  version: number;
  status: CaseStatus;
  reason: Closing | null;
  by: string;
  at: string;
  words: string;
};
export type RiskStep = { version: number; level: Risk; by: string; at: string; reason: string };

/** A case as lists show it; `who`: how its person of concern is called. */
export type CaseSummary = {
  id: string;
  number: string;
  day: string;
  practice: boolean;
  risk: Risk;
  status: CaseStatus;
  owner: string | null;
  /** Who had charge of it and no longer works here; then nobody has. */
  ownerLeft: string | null;
  team: string;
  openedAt: string;
  who: string | null;
  /** What of it is due first; null where nothing is, or by agreement only. */
  due: string | null;
};

/** A case whole, but for its timeline. */
export type CaseAnswer = Omit<CaseSummary, 'who' | 'due'> & {
  /** When a practice case goes; null of a real one. */
  practiceUntil: string | null;
  openedBy: string;
  people: CasePerson[];
  /** How the risk came to be what it is, newest first. */
  risks: RiskStep[];
  /** Where it stood, newest first. */
  statuses: StatusStep[];
  can: { write: boolean; share: boolean; lower: boolean; owner: boolean };
};

/** The groups a timeline can be narrowed to; kinds belong to them by `groupOf`. */
export const timelineGroups = ['all', 'notes', 'contacts', 'decisions', 'work'] as const;
export type TimelineGroup = (typeof timelineGroups)[number];

/** One line: what happened (a code), to what, who wrote it, when it happened, and what the line names. */
export type TimelineLine = {
  id: string;
  kind: string;
  ref: string;
  by: string;
  at: string;
  said: Record<string, string>;
  /** Of a line that is a note: the note as it stands. */
  note?: NoteAnswer;
  /** What the line was about is erased: it leads nowhere. */
  gone?: true;
};
export const timelineSchema = z.object({
  id: z.uuid(),
  group: z.enum(timelineGroups).default('all'),
  /** The last line already shown; what is older follows. */
  after: z.uuid().nullable().default(null),
});
/** Newest first, fifty at a time; `next`: ask for what is older after this line. */
export type TimelineAnswer = { lines: TimelineLine[]; next: string | null };

export const caseFilterSchema = z.object({
  whose: z.enum(['mine', 'teams', 'nobodys']).optional(),
  risk: z.enum(risks).optional(),
  /** `running`: none of the closed ones, and in the order of what is due; `any`, as without one: all of them. */
  status: z.enum(['running', 'any', ...statuses]).optional(),
  number: z
    .string()
    .regex(/^[VvCc0-9-]{1,13}$/)
    .optional(),
});
export type CaseFilter = z.infer<typeof caseFilterSchema>;
export const caseListSchema = z.object({
  filter: caseFilterSchema.default({}),
  after: z.uuid().nullable().default(null),
});
export type CaseListAnswer = { cases: CaseSummary[]; next: string | null };

/** A case a contact belongs to, or one that is about a person, for those who may open it. */
export type CaseOf = Pick<CaseSummary, 'id' | 'number' | 'risk' | 'status' | 'practice'>;

/** A file to be kept: how it is called here, and its bytes in base64. Its kind is read from the bytes. */
export const newDocumentSchema = z.object({
  id: z.uuid(),
  name: oneLine(200, 1),
  bytes: z.string().regex(/^[A-Za-z0-9+/]*={0,2}$/),
});
export type NewDocument = z.infer<typeof newDocumentSchema>;

/** A document of a case in its list; sizes are of what is kept, which is not the file as it came. */
export type DocumentAnswer = {
  id: string;
  kind: FileKind;
  by: string;
  name: string;
  at: string;
  bytes: number;
  pages: number | null;
  width: number | null;
  height: number | null;
};
/** `removed`: taken out within the last week; each can be put back. */
export type DocumentsAnswer = { documents: DocumentAnswer[]; removed: DocumentAnswer[] };
export type DocumentBytes = { kind: FileKind; bytes: string };

const factCode = z.string().max(40);
/** One answer of the facts; null takes it back to "not asked". */
export const factChangeSchema = z.object({
  id: z.uuid(),
  question: z.string().regex(/^[a-z_]{2,40}$/),
  basedOn: z.number().int().min(0).max(100_000),
  value: z.union([factCode, z.array(factCode).min(1).max(300), z.null()]),
});
export type FactChange = z.infer<typeof factChangeSchema>;
/** An answer as it stands: its newest version, who wrote it, when. */
export type Fact = { version: number; value: Answer; by: string; at: string };
export type FactsAnswer = {
  form: Form;
  lists: CodeLists;
  facts: Record<string, Fact>;
  /** Within one country or over a border, as far as both ends are known. */
  border: 'internal' | 'cross_border' | null;
};
export type FactSaved = { saved: { version: number; at: string } } | { clash: Fact };
