import { oneLine } from '#kernel/fields.ts';
import { z } from 'zod';

export { isSameRecipient, mayDisclose } from './may-disclose.ts';

/** What a person agrees to, one at a time; the lists stand with their sources in `lists/codes.tsv`. */
export const purposes = [
  'services',
  'referral',
  'report',
  'identification',
  'tracing',
  'publicity',
  'statistics',
] as const;
export type Purpose = (typeof purposes)[number];

/** Those that stay in the house: nobody receives anything. */
const within: readonly Purpose[] = ['services', 'statistics'];
/** Whether somebody outside receives something for this purpose. */
export const hasRecipient = (purpose: Purpose): boolean => !within.includes(purpose);

/** What may leave the house, kind by kind. What is not here never leaves by a consent. */
export const dataKinds = [
  'name',
  'number',
  'arrival',
  'age_band',
  'sex',
  'language',
  'place',
  'needs',
  'health',
  'documents',
  'residence',
  'children',
  'account_given',
  'photo',
] as const;
export type DataKind = (typeof dataKinds)[number];

export const consentStates = ['given', 'refused', 'thinking', 'not_asked', 'withdrawn'] as const;
export type ConsentState = (typeof consentStates)[number];

/** What she was told before she answered (HTCDS 2.0, informed points). */
export const informedPoints = [
  'may_withdraw',
  'understands_next',
  'told_uses',
  'told_access',
  'told_retention',
] as const;
export type InformedPoint = (typeof informedPoints)[number];
/** Without these an answer is no consent. */
export const neededPoints: readonly InformedPoint[] = ['may_withdraw', 'understands_next'];

export const consentWays = ['read_aloud', 'read_herself', 'through_interpreter'] as const;
export type ConsentWay = (typeof consentWays)[number];

/** What a child's guardian says; `suspected`: not asked, because the guardian may be part of it. */
export const guardianAnswers = ['given', 'refused', 'suspected', 'not_asked'] as const;
export type GuardianAnswer = (typeof guardianAnswers)[number];

/** Why something may leave without a consent (domain.md 7.4.3). */
export const grounds = ['danger_to_life', 'child_abuse', 'court_order'] as const;
export type Ground = (typeof grounds)[number];
/** Whether the person knows of it. */
export const toldHow = ['told', 'will_be_told', 'not_safe'] as const;
export type Told = (typeof toldHow)[number];

/** Languages people here speak with us, by ISO 639 (`rom` for Romani); their names are those of the reader's language. */
export const spokenLanguages = [
  'sr',
  'rom',
  'sq',
  'hu',
  'ro',
  'bg',
  'mk',
  'en',
  'de',
  'fr',
  'es',
  'ru',
  'uk',
  'tr',
  'ar',
  'fa',
  'ps',
  'ur',
  'bn',
  'ne',
  'hi',
  'vi',
  'zh',
] as const;

/** To whom: an organisation of the directory, or a name written down. */
export const recipientSchema = z.object({
  organisation: z.uuid().nullable().default(null),
  name: oneLine(200, 2),
});
export type Recipient = z.infer<typeof recipientSchema>;

const words = z.string().trim().max(2000).default('');
const data = z.array(z.enum(dataKinds)).max(dataKinds.length).default([]);

const answer = {
  state: z.enum(['given', 'refused', 'thinking', 'not_asked']),
  data,
  until: z.iso.date().nullable().default(null),
  points: z.array(z.enum(informedPoints)).max(informedPoints.length).default([]),
  way: z.enum(consentWays).nullable().default(null),
  /** Two or three letters, ISO 639. */
  language: z
    .string()
    .regex(/^[a-z]{2,3}$/)
    .nullable()
    .default(null),
  /** A child agrees, and her guardian consents; null for a grown person. */
  child: z
    .object({ assent: z.boolean(), guardian: z.enum(guardianAnswers) })
    .nullable()
    .default(null),
  /** Her words about it: what she does not want, from whom it is to be kept. */
  words,
};

const asked = { purpose: z.enum(purposes), recipient: recipientSchema.nullable().default(null), ...answer };
const isAddressed = ({ purpose, recipient }: { purpose: Purpose; recipient: Recipient | null }) =>
  hasRecipient(purpose) === (recipient !== null);

export const newConsentSchema = z.object({ id: z.uuid(), ...asked }).refine(isAddressed, { path: ['recipient'] });
export type NewConsent = z.infer<typeof newConsentSchema>;
/** A consent written down in the same act in which its record begins. */
export const firstConsentSchema = z.object(asked).refine(isAddressed, { path: ['recipient'] });
export type FirstConsent = z.infer<typeof firstConsentSchema>;

export const answerConsentSchema = z.object({
  id: z.uuid(),
  consent: z.uuid(),
  basedOn: z.number().int().min(1).max(100_000),
  ...answer,
});
export type AnswerConsent = z.infer<typeof answerConsentSchema>;
/** What she said, without what it was about. */
export type ConsentSaid = Omit<AnswerConsent, 'id' | 'consent' | 'basedOn'>;

/** One version of a consent; colleagues are ids, the day is the organisation's, the moment ISO in UTC. */
export type ConsentVersion = {
  version: number;
  state: ConsentState;
  data: DataKind[];
  until: string | null;
  points: InformedPoint[];
  way: ConsentWay | null;
  language: string | null;
  child: { assent: boolean; guardian: GuardianAnswer } | null;
  words: string;
  by: string;
  at: string;
};

/** A consent as its dossier's readers see it; `over`: given, and its day has passed. */
export type ConsentAnswer = ConsentVersion & {
  id: string;
  purpose: Purpose;
  recipient: Recipient | null;
  over: boolean;
  /** Earlier versions, newest first. */
  history: ConsentVersion[];
  /** When it was last used, and how often: whom to tell when it is withdrawn. */
  used: { times: number; last: string | null };
};

export const askExceptionSchema = z.object({
  id: z.uuid(),
  purpose: z.enum(purposes),
  recipient: recipientSchema,
  data: z.array(z.enum(dataKinds)).min(1).max(dataKinds.length),
  ground: z.enum(grounds),
  told: z.enum(toldHow),
  reason: z.string().trim().min(10).max(2000),
});
export type AskException = z.infer<typeof askExceptionSchema>;

export const decideExceptionSchema = z.object({
  id: z.uuid(),
  decision: z.enum(['approved', 'declined']),
  reason: oneLine(2000).default(''),
});

export type ExceptionState = 'asked' | 'approved' | 'declined';
/** Something that may leave without a consent, once, when a second person has approved it. */
export type ExceptionAnswer = {
  id: string;
  dossier: string;
  purpose: Purpose;
  recipient: Recipient;
  data: DataKind[];
  ground: Ground;
  told: Told;
  reason: string;
  state: ExceptionState;
  by: string;
  day: string;
  decidedBy: string | null;
  decidedOn: string | null;
  /** Why it was approved or declined. */
  decision: string;
  usedOn: string | null;
  can: { decide: boolean };
};

export type ConsentsAnswer = {
  consents: ConsentAnswer[];
  exceptions: ExceptionAnswer[];
  can: { write: boolean };
};

export const clockKinds = ['reflection_period'] as const;
export type ClockKind = (typeof clockKinds)[number];
/** The least days the law allows, and the usual ones (domain.md 5.1 Art. 13, 5.3). */
export const recoveryDays = { least: 30, usual: 90, most: 730 } as const;

export const extensionReasons = ['needs_time', 'decision_pending', 'health', 'child'] as const;
export const endReasons = ['over', 'her_wish', 'status_settled', 'left_country', 'entered_wrongly'] as const;
export type ClockReason = (typeof extensionReasons)[number] | (typeof endReasons)[number];

const days = z.number().int().max(recoveryDays.most);
const clock = { id: z.uuid(), clock: z.uuid(), basedOn: z.number().int().min(1).max(100_000), words };
export const startClockSchema = z.object({
  id: z.uuid(),
  kind: z.enum(clockKinds),
  starts: z.iso.date(),
  /** Absent: as many as the organisation gives. */
  days: days.optional(),
  words,
});
export type StartClock = z.infer<typeof startClockSchema>;
export const extendClockSchema = z.object({ ...clock, days, reason: z.enum(extensionReasons) });
export type ExtendClock = z.infer<typeof extendClockSchema>;
export const endClockSchema = z.object({ ...clock, reason: z.enum(endReasons) });
export type EndClock = z.infer<typeof endClockSchema>;
export const clockDaysSchema = z.object({ kind: z.enum(clockKinds), days });

/** Days before the end at which the readers of a record are told (domain.md 5.1 Art. 13). */
export const alertDays = [10, 5, 1] as const;
export const clockSeenSchema = z.object({ id: z.uuid(), clock: z.uuid(), before: z.literal([...alertDays]) });

export type ClockAct = {
  version: number;
  act: 'started' | 'extended' | 'ended';
  days: number;
  reason: ClockReason | null;
  words: string;
  by: string;
  at: string;
};
export type ClockSource = { source: string; article: string; verified: boolean };
/** A legal clock as its record's readers see it; days of the organisation's calendar. */
export type ClockAnswer = {
  id: string;
  kind: ClockKind;
  starts: string;
  days: number;
  ends: string;
  /** Days until the last one, 0 on it, negative after it; null once it has ended. */
  left: number | null;
  ended: string | null;
  version: number;
  acts: ClockAct[];
};
export type ClocksAnswer = {
  clocks: ClockAnswer[];
  sources: ClockSource[];
  /** As many days as the organisation gives. */
  usual: number;
  can: { write: boolean };
};
/** A clock of a record one reads that runs out soon, not yet marked as read. */
export type NearClock = {
  clock: string;
  dossier: string;
  kind: ClockKind;
  ends: string;
  left: number;
  before: (typeof alertDays)[number];
  page: { kind: string; id: string; number: string | null } | null;
};

/** Why a record is held by somebody who does not read it. */
export const holdBases = ['court', 'prosecution', 'police', 'complaint', 'other'] as const;
export type HoldBasis = (typeof holdBases)[number];
type HoldAct = { day: string; by: string };
/**
 * A record that is kept whatever the clocks say: since when, by whom and why, in words or, where it was held by its
 * number, as a code; and its end.
 */
export type LegalHold = HoldAct & {
  reason: string | null;
  basis: HoldBasis | null;
  lifted: (HoldAct & { reason: string }) | null;
};
