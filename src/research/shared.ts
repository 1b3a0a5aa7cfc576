import { z } from 'zod';

export { shareOf } from './breakdown.ts';
export { monthTable } from './table.ts';
export { monthAfter, monthBefore, monthToOpen } from './period.ts';

/** A month as `2026-11`. */
export const monthSchema = z.object({ month: z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/) });

/** What is asked of contacts, and of cases. Labels are words: `research.question.<question>`. */
export const contactQuestions = ['line', 'channel', 'call_type', 'topic', 'hour', 'language', 'seen'] as const;
export const caseQuestions = ['form', 'sex', 'age_band', 'border', 'risk'] as const;
export const questions = [...contactQuestions, ...caseQuestions] as const;
export type Question = (typeof questions)[number];

/** One question: how often each code was given, of how many anything is known, and why of the others nothing is. */
export type Breakdown = {
  question: Question;
  counts: { code: string; count: number }[];
  /** Everything that was counted. */
  of: number;
  known: number;
  unknown: number;
  refused: number;
  notAsked: number;
};

/** How promises ended that were due in the month. */
export const ends = ['kept', 'kept_late', 'late', 'waiting', 'withdrawn'] as const;
export type End = (typeof ends)[number];

/** One month of the house. Contacts, persons, promises and cases are different things, each with its own sum. */
export type MonthAnswer = {
  month: string;
  /** The month is not over: what it has so far. */
  running: boolean;
  contacts: { all: number; before: number; by: Breakdown[] };
  persons: { new: number; repeated: number };
  promises: Record<End, number>;
  /** Cases opened in the month. */
  cases: { all: number; before: number; by: Breakdown[] };
};
