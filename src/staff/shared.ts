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
  /** Duty cards made before a duty team was born still wait to be given to it. */
  cardsMissing: boolean;
  look: Preferences | null;
  /** At which address she has a passkey to unlock with; null: she has none. */
  passkeys: string | null;
  /** When the newest of her passkeys was made, for three days: she is to hear of one that is not hers. */
  passkeyMade: string | null;
  /** Many refused tries to sign in as her within three days, and when the last was; null: none, or as few as one's own mistakes are. */
  tried: { times: number; last: string } | null;
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
  /** Where the record is; null for whoever cannot open it, or no longer. */
  page: RecordPage | null;
};

/** The page that shows a record; a person's never says a name. */
export type RecordPage = { kind: 'contact' | 'case' | 'person' | 'other'; id: string; number: string | null };
/** Practice records are numbered in series of their own: the number tells them apart wherever it stands. */
export function isPracticeNumber(number: string): boolean {
  return number.startsWith('V');
}
/** A team as reader: which, and who is in it now. */
export type TeamOfReaders = TeamName & { members: string[] };
/** One line of "who can read this, and why". */
export type ReaderAnswer = {
  principal: string;
  giver: string;
  given: string;
  why: string;
  reason: string | null;
  until: string | null;
  team: TeamOfReaders | null;
  /** What it is read through, where it is a link and the asker can open that. */
  through: RecordPage | null;
  can: { take: boolean };
};
/** With whom a record can be shared. */
export type SharingAnswer = { people: string[]; teams: TeamOfReaders[] };

/** One line of a record's audit: who, when, which verb, how it ended, about whom, and through which grant she still reads. */
export type AuditEntry = {
  id: string;
  at: string;
  /** The same reading one after the other is one entry: how often, and when first; `at` is the last time. */
  first: string;
  times: number;
  by: string | null;
  verb: string;
  kind: string;
  outcome: string;
  other: string | null;
  through: { why: string; team: TeamOfReaders | null; page: RecordPage | null } | null;
};
export type AuditAnswer = { page: RecordPage; entries: AuditEntry[]; more: boolean };

/** What one colleague did with one record in a span of days. */
export type Reading = {
  page: RecordPage;
  acts: { verb: string; kind: string; times: number }[];
  first: string;
  last: string;
};
/** `beyond`: records the asker cannot open, counted and nothing else. */
export type ReadingsAnswer = { readings: Reading[]; beyond: { records: number; acts: number } };

/** What was searched for, as it was sealed: older lines know less. */
export type SearchTerms = {
  query?: string;
  number?: string;
  name?: string;
  birthYear?: number | null;
  reason?: string;
  words?: string;
  /** An hourly limit was reached: nothing was looked for until then. */
  againAt?: string | null;
};
/** `terms` null: forgotten by now, or sealed to a key this member was never given. */
export type Searched = { id: string; at: string; verb: string; found: number; terms: SearchTerms | null };
export type SearchedAnswer = { searches: Searched[] };

export type SheetAnswer = { words: string[]; ask: number[] } | null;
export type Share = { number: number; name: string; role: string; state: 'waiting' | 'shown' | 'confirmed' };
export type Colleague = { id: string; name: string; gender: Gender; roles: string[]; left: boolean };
/** An invitation nobody has used yet; `over`: its time has passed. */
export type OpenInvitation = {
  id: string;
  name: string;
  address: string;
  gender: Gender;
  roles: string[];
  until: string;
  over: boolean;
};
/** A one-time-code secret to be scanned: as text and as an SVG picture. */
export type FactorToShow = { secret: string; qr: string };
/** Whether a sign-in waits for its code, and the secret while no code of it was ever used. */
export type CodeWait = { waiting: boolean; factor: FactorToShow | null };
export type TeamName = { id: string; kind: 'duty' | 'support' | 'leads' | 'search' | 'everyone'; line: string | null };
/** Where somebody wishes to be told by mail; nothing more where mail is not configured. */
export type MailWish = { offered: false } | { offered: true; own: string; to: string | null };
/** An address mail can be sent to: one, and nothing a mail server could read as more. */
export const mailAddressSchema = z
  .string()
  .trim()
  .max(254)
  .regex(/^[^\s@<>"(),:;[\]\\]+@[^\s@<>"(),:;[\]\\]+$/);

export const browsers = ['firefox', 'edge', 'opera', 'chrome', 'safari', 'other'] as const;
export const systems = ['windows', 'android', 'ios', 'macos', 'linux', 'other'] as const;
/** One of one's own sessions. */
export type OwnSession = {
  id: string;
  since: string;
  until: string;
  locked: boolean;
  /** The one that asks. */
  here: boolean;
  place: { browser: (typeof browsers)[number]; system: (typeof systems)[number] } | null;
};
/** Tries to sign in as oneself that were refused on a day (`2026-11-23`), and when the last was. */
export type Tries = { day: string; tries: number; last: string };
export type SessionsAnswer = { sessions: OwnSession[]; tries: Tries[] };

/** What its owner calls a passkey; the device shows it and its maker keeps it, so it names the device, not her. */
const passkeyNameSchema = lineOfText(60).pipe(z.string().min(1));
/** What is given before a passkey is made; the code everywhere but in the demonstration. */
export const begunPasskeySchema = z.object({
  name: passkeyNameSchema,
  passphrase: passphraseSchema,
  code: codeSchema.optional(),
});
export type BegunPasskey = z.infer<typeof begunPasskeySchema>;
const base64 = (most: number) => z.base64url().min(1).max(most);
export const passkeyIdSchema = base64(1400);
/** 32 bytes only the passkey's device can make (PRF). */
const deviceSecret = z.base64url().length(43);
export const passkeyTransports = ['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'] as const;

/** A new passkey as the browser hands it over. */
export const addedPasskeySchema = z.object({
  name: passkeyNameSchema,
  id: passkeyIdSchema,
  clientData: base64(4000),
  attestation: base64(16_000),
  transports: z.array(z.enum(passkeyTransports)).max(passkeyTransports.length),
  secret: deviceSecret,
});
export type AddedPasskey = z.infer<typeof addedPasskeySchema>;

/** What a passkey signed, and its device's secret. */
export const usedPasskeySchema = z.object({
  id: passkeyIdSchema,
  clientData: base64(4000),
  authData: base64(4000),
  signature: base64(2000),
  secret: deviceSecret,
});
export type UsedPasskey = z.infer<typeof usedPasskeySchema>;

/** One of one's own passkeys; `synced`: its maker's service carries it to other devices. */
export type OwnPasskey = { id: string; name: string; made: string; used: string | null; synced: boolean };
/** `at`: the one address at which passkeys work; null: they are not offered. */
export type PasskeysAnswer = { at: string | null; passkeys: OwnPasskey[] };

/** A newcomer waiting for a member of a team to compare her fingerprint words and let her in. */
export type Newcomer = { account: string; teams: TeamName[]; words: string[] };
/** One's own fingerprint words, and the teams one is not let into yet. */
export type OwnWords = { words: string[]; waits: TeamName[] };

/** How somebody is in a record: what a screen says of itself every few seconds. */
export const presenceStates = ['reading', 'writing', 'left'] as const;
export type PresenceState = (typeof presenceStates)[number];
/** Who else is in this record now; gone 30 s after the last word from her screen. */
export type PresenceAnswer = { here: { account: string; state: 'reading' | 'writing' }[] };
