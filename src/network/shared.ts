import { oneLine } from '#kernel/fields.ts';
import { hasDigit } from '#people/shared.ts';
import { z } from 'zod';
import { dataKinds, spokenLanguages, type DataKind } from '#rights/shared.ts';

/** What an organisation is there for: the catalogue of services (domain.md 1.2). */
export const services = [
  'info',
  'crisis',
  'accom',
  'psy',
  'med',
  'legal_info',
  'legal_rep',
  'court',
  'comp',
  'doc',
  'admin_acc',
  'interp',
  'transp',
  'return',
  'family',
  'edu',
  'voc',
  'mat',
  'safety',
  'peer',
  'field',
  'advoc',
  'police',
  'identification',
] as const;
export type Service = (typeof services)[number];

/** Whom it takes (domain.md 4.3). */
export const forWhom = [
  'women',
  'men',
  'children',
  'with_children',
  'pregnant',
  'irregular_status',
  'substance_use',
  'disability',
] as const;
export type ForWhom = (typeof forWhom)[number];

/** An entry older than this many days says so (domain.md 4.3). */
export const freshDays = 90;

const text = (most: number) => z.string().trim().max(most).default('');
const organisation = {
  name: oneLine(200, 2),
  services: z.array(z.enum(services)).min(1).max(services.length),
  forWhom: z.array(z.enum(forWhom)).max(forWhom.length).default([]),
  languages: z.array(z.enum(spokenLanguages)).max(spokenLanguages.length).default([]),
  /** Two letters, ISO 3166. */
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .default('RS'),
  numbers: z.array(oneLine(60, 3).refine(hasDigit)).max(5).default([]),
  hours: oneLine(200).default(''),
  where: oneLine(300).default(''),
  /** How to reach it without giving anybody away. */
  safeContact: text(500),
  note: text(1000),
};
const basedOn = z.number().int().min(1).max(100_000);

export const newOrganisationSchema = z.object(organisation);
export type NewOrganisation = z.infer<typeof newOrganisationSchema>;
export const changeOrganisationSchema = z.object({ id: z.uuid(), basedOn, ...organisation });
export const organisationStepSchema = z.object({ id: z.uuid(), basedOn });

/** An organisation as everybody on staff sees it. Colleagues are ids, days are the organisation's own calendar. */
export type OrganisationAnswer = NewOrganisation & {
  id: string;
  version: number;
  by: string;
  at: string;
  checkedOn: string;
  checkedBy: string;
  /** Not looked at for more than ninety days. */
  old: boolean;
  retiredOn: string | null;
};
export type DirectoryAnswer = {
  organisations: OrganisationAnswer[];
  /** Nobody has let the reader in yet, so there is a directory she holds no key of. */
  closed: boolean;
  can: { write: boolean };
};

/** `told`: she was given a number and nothing left the house; `sent`: something about her went to them. */
export const referralWays = ['told', 'sent'] as const;
export type ReferralWay = (typeof referralWays)[number];
export const referralPurposes = ['referral', 'report', 'identification', 'tracing'] as const;
export type ReferralPurpose = (typeof referralPurposes)[number];
export const referralStates = ['in_progress', 'accepted', 'rejected', 'done', 'revoked'] as const;
export type ReferralState = (typeof referralStates)[number];
export const referralOutcomes = [
  'referred',
  'provided_by_us',
  'already_received_elsewhere',
  'not_applicable',
  'declined_by_survivor',
  'unavailable',
] as const;
export type ReferralOutcome = (typeof referralOutcomes)[number];
export const urgencies = ['now', 'today', 'this_week', 'no_hurry'] as const;
export type Urgency = (typeof urgencies)[number];
export const referralNeeds = ['transport', 'accompaniment', 'interpreter'] as const;
export type ReferralNeed = (typeof referralNeeds)[number];

export const makeReferralSchema = z
  .object({
    id: z.uuid(),
    organisation: z.uuid(),
    way: z.enum(referralWays),
    purpose: z.enum(referralPurposes).default('referral'),
    service: z.enum(services),
    data: z.array(z.enum(dataKinds)).max(dataKinds.length).default([]),
    urgency: z.enum(urgencies).default('no_hurry'),
    needs: z.array(z.enum(referralNeeds)).max(referralNeeds.length).default([]),
    why: oneLine(500).default(''),
    contactPerson: oneLine(200).default(''),
    /** What a lead approved in place of a consent. */
    exception: z.uuid().nullable().default(null),
  })
  .refine(({ way, data }) => (way === 'sent') === data.length > 0, { path: ['data'] })
  .refine(({ way, why }) => way === 'told' || why !== '', { path: ['why'] });
export type MakeReferral = z.infer<typeof makeReferralSchema>;

export const answerReferralSchema = z
  .object({
    id: z.uuid(),
    referral: z.uuid(),
    basedOn,
    state: z.enum(['accepted', 'rejected', 'done', 'revoked']),
    outcome: z.enum(referralOutcomes).nullable().default(null),
    words: oneLine(1000).default(''),
  })
  .refine(({ state, outcome }) => state === 'accepted' || outcome !== null, { path: ['outcome'] });
export type AnswerReferral = z.infer<typeof answerReferralSchema>;

export type ReferralStep = {
  version: number;
  state: ReferralState;
  outcome: ReferralOutcome | null;
  words: string;
  by: string;
  at: string;
};
/** A referral as its record's readers see it. */
export type ReferralAnswer = {
  id: string;
  organisation: { id: string; name: string };
  way: ReferralWay;
  purpose: ReferralPurpose;
  service: Service;
  data: DataKind[];
  urgency: Urgency;
  needs: ReferralNeed[];
  why: string;
  contactPerson: string;
  /** What it left under; both null where nothing left. */
  consent: string | null;
  exception: string | null;
  state: ReferralState;
  outcome: ReferralOutcome | null;
  version: number;
  /** How it came to be so, newest first. */
  steps: ReferralStep[];
};
export type ReferralsAnswer = { referrals: ReferralAnswer[]; can: { write: boolean } };

const after: Record<ReferralState, readonly ReferralState[]> = {
  in_progress: ['accepted', 'rejected', 'done', 'revoked'],
  accepted: ['done', 'rejected', 'revoked'],
  rejected: [],
  done: [],
  revoked: [],
};

/** What a referral in this state may become. */
export function nextStates(state: ReferralState): readonly ReferralState[] {
  return after[state];
}
