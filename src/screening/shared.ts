import { z } from 'zod';
import type { CodeLists } from '#kernel/forms.ts';
import type { RecordPage } from '#staff/shared.ts';
import { decisions, type DecisionCode } from './decision.ts';
import { assessments, identifications, mayHaveDecided } from './pending.ts';
import { ages, kinds, type Age, type Kind, type Result, type Scoring } from './result.ts';
import { givens, type Dimension, type Given, type Strength } from './rule.ts';

/** Whose words an answer is. Labels are words: `screening.code.whose.<code>`. */
export const whose = ['client', 'observation', 'third_party', 'document'] as const;
export type Whose = (typeof whose)[number];
export const sectors = ['police', 'social_work', 'school', 'health', 'labour_inspection', 'asylum', 'ngo'] as const;
export type Sector = (typeof sectors)[number];
const deciders = [
  'ngo',
  'centre',
  'social_work',
  'police',
  'court_or_prosecution',
  'other_state_body',
  'other',
] as const;
const nextSteps = ['complaint', 'administrative_court', 'ombudsman', 'none'] as const;

const day = z.iso.date();
const short = (most: number) => z.string().trim().max(most);

/** One indicator's answer: what, whose words, on which day it was said or seen. */
const givenSchema = z.object({
  given: z.enum(givens),
  whose: z.enum(whose).nullable().default(null),
  day: day.nullable().default(null),
});
const aboutSchema = z.object({ age: z.enum(ages), kind: z.enum(kinds) });
export type Answered = { given: Given; whose: Whose | null; day: string | null };
export type About = { age: Age; kind: Kind };
/** What a field of a check holds: an answer, or whom and which form the check is about; null where it was taken back. */
export type RunValue = Answered | About | null;

/** The field that says which of the four lists a full check uses. */
export const ABOUT = 'about';

const fieldName = z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N}.-]{0,19}$/u);
const changeSchema = z.object({
  field: fieldName,
  basedOn: z.number().int().min(0).max(100_000),
  value: z.union([givenSchema, aboutSchema]).nullable(),
});
export type RunChange = { field: string; basedOn: number; value: RunValue };

const one = z.object({ id: z.uuid() });
const oneRun = one.extend({ run: z.uuid() });
/** `delphi`: the list follows from age and form, which may change while the check is under way. Else a list by its id. */
export const beginSchema = one.extend({
  list: z.union([z.literal('delphi'), z.literal('ilo_11'), z.uuid()]),
  age: z.enum(ages).default('unclear'),
  kind: z.enum(kinds).default('labour'),
});
export type BeginRun = z.output<typeof beginSchema>;
export const saveRunSchema = oneRun.extend({ changes: z.array(changeSchema).min(1).max(100) });
export const decisionSchema = oneRun.extend({ decision: z.enum(decisions), reason: short(2000).default('') });
export const runSchema = oneRun;
export const dossierSchema = one;

const statusFields = {
  decider: z.enum(deciders),
  /** The day it was decided. */
  day,
  reasons: short(4000).default(''),
  document: short(200).default(''),
  /** The newest entry seen; null where there was none. */
  basedOn: z.uuid().nullable().default(null),
};
export const assessmentSchema = one.extend({ status: z.enum(assessments), ...statusFields });
export const identificationSchema = one
  .extend({
    status: z.enum(identifications),
    nextStep: z.enum(nextSteps).nullable().default(null),
    ...statusFields,
  })
  .refine(({ decider, status }) => mayHaveDecided(decider, status), { path: ['decider'] });
export type NewStatus = z.output<typeof assessmentSchema> | z.output<typeof identificationSchema>;

export const loadListSchema = z.object({
  sector: z.enum(sectors),
  name: short(120).min(1),
  source: short(300).min(1),
  verified: z.boolean().default(false),
  file: z.string().max(200_000),
});
export type LoadList = z.output<typeof loadListSchema>;

/** One version of one field of a check. `by` is a colleague, `at` ISO in UTC. */
export type RunField = { version: number; value: RunValue; by: string; at: string };
/** An indicator as the check's list has it; `text` where a locally maintained list brings its own words. */
export type RunItem = { code: string; dimension: Dimension | null; strength: Strength | null; text: string | null };
export type Family = 'delphi' | 'quick' | 'local';
/** Which list a check was made with, and what is known of it. `name` only of a local one. */
export type ListMark = {
  id: string;
  family: Family;
  name: string | null;
  version: string;
  source: string;
  verified: boolean;
};

export type DecisionAnswer = {
  id: string;
  decision: DecisionCode;
  reason: string;
  differs: boolean;
  by: string;
  at: string;
};
/** A finished check as it was kept: never worked out again. */
export type Finding = {
  result: Result | null;
  scoring: Scoring | null;
  present: number;
  of: number;
  by: string;
  at: string;
};

/** A check in the list of its dossier; `present` of `of` once it is finished. */
export type RunSummary = {
  id: string;
  list: ListMark;
  day: string;
  begunBy: string;
  finished: { day: string; by: string; result: Result | null; present: number; of: number } | null;
  decision: DecisionCode | null;
};

export type RunAnswer = {
  id: string;
  dossier: string;
  page: RecordPage | null;
  list: ListMark;
  items: RunItem[];
  /** What must hold before questions: codes of `gate`, and of `gate_child` by the rule for a child. */
  gates: string[];
  about: About | null;
  day: string;
  begunBy: string;
  fields: Record<string, RunField>;
  finding: Finding | null;
  decisions: DecisionAnswer[];
  /** Which check of the dossier this is, counted from 1. */
  place: number;
  can: { write: boolean };
};

export type RunClash = { field: string; yours: RunValue; theirs: RunField };
export type RunSaved = { field: string; version: number; at: string };
export type RunSaveAnswer = { saved: RunSaved[]; clashes: RunClash[] };

export type ScreeningAnswer = { runs: RunSummary[]; can: { write: boolean } };

/** One entry of either history. */
export type StatusEntry = {
  id: string;
  status: string;
  day: string;
  decider: string;
  reasons: string;
  document: string;
  nextStep: string | null;
  by: string;
  at: string;
};
export type HistoriesAnswer = {
  /** Newest first. */
  assessment: StatusEntry[];
  identification: StatusEntry[];
  /** Days since the referral the state has not decided; null where nothing is pending. */
  pendingDays: number | null;
  can: { write: boolean };
};

export type ListSummary = ListMark & { sector: Sector | null; items: number; day: string | null; by: string | null };
export type ListsAnswer = { lists: ListSummary[]; codes: CodeLists; can: { manage: boolean } };

export { decisions, differs, type DecisionCode } from './decision.ts';
export { PURPOSE, score, type Age, type Kind, type Result, type Scoring } from './result.ts';
export {
  dimensions,
  givens,
  type Answers,
  type Counts,
  type Dimension,
  type DimensionScore,
  type Given,
  type Strength,
  type Weighed,
} from './rule.ts';
export { whatWouldChange, type Turn } from './what-if.ts';
