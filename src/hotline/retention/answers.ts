import { oneLine } from '#kernel/fields.ts';
import { z } from 'zod';
import { retentionKinds, type RetentionKind } from './rule.ts';

export const retentionRuleSchema = z.object({
  kind: z.enum(retentionKinds),
  /** Months after closing; null: until the house decides. */
  months: z.number().int().min(1).max(600).nullable(),
  basedOn: z.number().int().min(0).max(100_000),
});
export type RetentionRuleInput = z.infer<typeof retentionRuleSchema>;

export const retentionEffectSchema = retentionRuleSchema.omit({ basedOn: true });
export type RetentionEffectInput = z.infer<typeof retentionEffectSchema>;

type Due = { today: number; soon: number };
/**
 * What a rule would mean beside what is so: how many have their time behind them today, and how many more within fourteen
 * days. `earliest`: the first day on which what becomes due by it may go.
 */
export type RetentionEffect = { would: Due; is: Due; earliest: string };

/** How many whoever confirms has read that go: where they are others meanwhile, nothing begins. */
export const retentionRunSchema = z.object({ ready: z.number().int().min(1).max(10_000_000) });

export const holdSchema = z.object({ id: z.uuid(), reason: oneLine(500, 3) });

/** How long a kind is kept, and who decided so; `by` null: as the program ships it. */
export type RetentionRule = {
  kind: RetentionKind;
  months: number | null;
  shipped: number | null;
  source: string;
  verified: boolean;
  version: number;
  by: string | null;
  day: string | null;
};
/** A contact in the preview: `goes` the first day it may. Which one it is, only for whoever may open it. */
export type RetentionRow = {
  contact: { id: string; number: string; line: string } | null;
  kind: RetentionKind;
  goes: string;
  /** Why it stays though its rule says it goes: `hotline.retention.held.<code>`. */
  held: string | null;
  /** How many persons, known by nothing else, go with it. */
  along: number;
};
export type RetentionCount = { kind: RetentionKind; goes: string; held: string | null; count: number };
export type RetentionRun = { by: string; day: string; at: string; done: boolean; stopped: boolean; erased: number };
/**
 * The preview. `ready`: how many a run confirmed now would take, `persons` how many go with them; `going` and `staying`
 * are its first lines, `counts` are of all.
 */
export type RetentionAnswer = {
  day: string;
  rules: RetentionRule[];
  counts: RetentionCount[];
  going: RetentionRow[];
  staying: RetentionRow[];
  ready: number;
  persons: number;
  runs: RetentionRun[];
  can: { rule: boolean; run: boolean };
};

/**
 * A time made shorter in the last fourteen days: by whom, what it was before those, and how many may go by it until they
 * are over.
 */
export type ShorterRule = {
  what: 'rule';
  kind: RetentionKind;
  months: number;
  before: number | null;
  by: string;
  day: string;
  until: string;
  due: number;
};
/** A run under way, or of the last days. */
export type RunOfLate = { what: 'run' } & RetentionRun;
export type RetentionNews = ShorterRule | RunOfLate;
/**
 * What the rail says: how many wait to be confirmed, or, to whoever only looks, how many go within thirty days. And what
 * the day page says: how many may go within fourteen days and how many of them today, and what others decided of late.
 */
export type RetentionDue = { count: number; soon: number; ready: number; news: RetentionNews[] };

/** A contact one reads that may be erased within fourteen days, from `goes` on. */
export type EndingRow = {
  id: string;
  number: string;
  line: string;
  callType: string | null;
  kind: RetentionKind;
  goes: string;
};
/** `more`: not all are shown. */
export type EndingAnswer = { contacts: EndingRow[]; more: boolean };

export type ErasureLine = {
  number: number;
  record: string;
  /** How many records went with it: persons nobody else knew, and their cards. */
  along: number;
  rule: string;
  day: string;
  by: string;
  /** The end of its hash, as it stands in the register. */
  mark: string;
};
/**
 * The proof: the newest entries; `broken` the first that is not as it was written, null where all are; `missing` how many
 * erasures the audit tells of and the register does not; `finalOn` the
 * earliest day on which no archive knows their keys any more, null where the program keeps no archive and cannot know.
 */
export type RegisterAnswer = {
  entries: ErasureLine[];
  total: number;
  broken: number | null;
  missing: number;
  finalOn: string | null;
};
