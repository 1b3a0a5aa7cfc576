import { z } from 'zod';

/** What a person likes: script, theme, density, and whether single letters are keys. */
export const preferencesSchema = z.object({
  locale: z.enum(['sr-Latn', 'sr-Cyrl', 'en']),
  scheme: z.enum(['auto', 'light', 'dark']),
  density: z.enum(['comfortable', 'compact']),
  singleKeys: z.boolean(),
});
export type Preferences = z.infer<typeof preferencesSchema>;

/** Roles somebody can be invited with, in the order the matrix prints them. */
export const roles = [
  'operator',
  'lead',
  'case_worker',
  'legal',
  'educator',
  'communications',
  'researcher',
  'director',
  'administrator',
] as const;
export type Role = (typeof roles)[number];

/** Text a person typed into one line: trimmed, one Unicode form, no control characters. */
export const lineOfText = (most: number) =>
  z
    .string()
    .max(most)
    .transform((text) => text.normalize('NFC').trim())
    // oxlint-disable-next-line no-control-regex
    .refine((text) => !/[\u0000-\u001f\u007f]/.test(text));

export const addressSchema = z
  .string()
  .max(254)
  .regex(/^[^\s@]+@[^\s@]+$/);
export const passphraseSchema = z.string().min(1).max(1024);
export const codeSchema = z
  .string()
  .regex(/^\s*\d{3}\s?\d{3}\s*$/)
  .transform((code) => code.replaceAll(/\s/g, ''));

export const inviteSchema = z.object({
  name: lineOfText(120).pipe(z.string().min(1)),
  address: addressSchema,
  gender: z.enum(['female', 'male', 'other']).default('other'),
  roles: z.array(z.enum(roles)).min(1).max(roles.length),
  lines: z.array(z.uuid()).max(20),
});

export const trusteesSchema = z.object({
  trustees: z.array(z.object({ name: lineOfText(120).pipe(z.string().min(1)), role: lineOfText(120) })).length(3),
});

export const genders = ['female', 'male', 'other'] as const;
export type Gender = (typeof genders)[number];

/** Opening a record from standby: which, why, and for how long (an hour unless told otherwise, four at most). */
export const standbySchema = z.object({
  dossier: z.uuid(),
  reason: lineOfText(500).pipe(z.string().min(3)),
  minutes: z.number().int().min(5).max(240).default(60),
});

/** Who is signed in, as the desk needs to know it. */
export type Me = {
  id: string;
  /** Empty while the screen is locked: the key that opens the name is gone. */
  name: string;
  initials: string;
  /** How Serbian words speak of her. */
  gender: Gender;
  roles: string[];
  /** Verbs her roles allow. */
  may: string[];
  locked: boolean;
  /** What the installation still lacks; said on every page. */
  missing: string[];
  /** Records are still being wrapped to a team's new key after somebody left. */
  renewing: boolean;
  look: Preferences | null;
  zone: string;
  organisation: { name: string; demo: boolean };
};
/** An announced opening by the trustees, as everybody who works here sees it on every page. */
export type Announced = {
  id: string;
  person: string;
  askedAt: string;
  dueAt: string;
  mayAct: boolean;
  reason: string | null;
};

/** One opening from standby; the reason only for whoever can open the record itself. */
export type OpeningAnswer = {
  id: string;
  dossier: string;
  by: string;
  at: string;
  until: string;
  reason: string | null;
  reviewed_by: string | null;
  found: 'right' | 'to_talk_about' | null;
};

/** One line of a record's audit: who, when, which verb, and how it ended. */
export type AuditEntry = { at: string; by: string | null; verb: string; kind: string; outcome: string };

export type SheetAnswer = { words: string[]; ask: number[] } | null;
export type Share = { number: number; name: string; role: string; state: 'waiting' | 'shown' | 'confirmed' };
export type Colleague = { id: string; name: string; gender: Gender; roles: string[]; left: boolean };
/** An invitation nobody has used yet. */
export type OpenInvitation = {
  id: string;
  name: string;
  address: string;
  gender: Gender;
  roles: string[];
  until: string;
};
/** A one-time-code secret to be scanned: as text and as an SVG picture. */
export type FactorToShow = { secret: string; qr: string };
/** Whether a sign-in waits for its code, and the secret while no code of it was ever used. */
export type CodeWait = { waiting: boolean; factor: FactorToShow | null };
export type TeamName = { id: string; kind: 'duty' | 'leads' | 'search' | 'everyone'; line: string | null };
/** A newcomer waiting for a member of a team to compare her fingerprint words and let her in. */
export type Newcomer = { account: string; teams: TeamName[]; words: string[] };
/** One's own fingerprint words, and the teams one is not let into yet. */
export type OwnWords = { words: string[]; waits: TeamName[] };
