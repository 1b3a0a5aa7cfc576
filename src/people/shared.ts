import { z } from 'zod';
import { channels, type SafeContact, type SafeRule, type Verdict } from './safe-contact.ts';

export {
  channels,
  type Channel,
  type HourSpan,
  type SafeContact,
  type SafeRule,
  type Verdict,
} from './safe-contact.ts';
export { hasDigit, isMasked, maskIn, plainDigits } from './number.ts';
import { isOneLine } from '#kernel/text.ts';
import { hasDigit, isMasked } from './number.ts';
export type { Grade, Reason } from './search/reasons.ts';
import type { Reason } from './search/reasons.ts';

export const nameKinds = ['given', 'surname', 'nickname', 'other'] as const;
export type NameKind = (typeof nameKinds)[number];
/** One name as it was written; its script shows in it. Removing one writes null. */
export type PersonName = { text: string; kind: NameKind };

export const numberKinds = ['own', 'shared', 'family', 'friend', 'work', 'other'] as const;
export type NumberKind = (typeof numberKinds)[number];
export type PersonNumber = { number: string; kind: NumberKind; note: string };

export type BirthYear = { year: number; approximate: boolean };

/**
 * Fields of the file: `name.<uuid>`, `number.<uuid>`, `birth_year`, `sex`, `age_band`.
 * Fields of the duty card: `risk`, `how_to_call`, `told`, `if_rings`, `wake`, `safe.<channel>`.
 */
export type PersonValue = PersonName | PersonNumber | BirthYear | SafeRule | string | null;

const line = (most: number) => z.string().max(most);
const minutes = z.number().int().min(0).max(1440);

export const nameSchema = z.object({ text: line(200).refine(isOneLine), kind: z.enum(nameKinds) });
const aboutNumber = { kind: z.enum(numberKinds), note: line(300) };
export const numberSchema = z.object({
  number: line(60).refine((number) => hasDigit(number) && !isMasked(number) && isOneLine(number)),
  ...aboutNumber,
});
/** Of a number whose mask alone the writer has seen: the one that version of the field holds. */
const heldNumberSchema = z.object({ heldIn: z.number().int().min(1).max(100_000), ...aboutNumber });
export type HeldNumber = z.infer<typeof heldNumberSchema>;
export const birthYearSchema = z.object({ year: z.number().int().min(1900).max(2100), approximate: z.boolean() });
const hourSpanSchema = z
  .object({ days: z.array(z.number().int().min(1).max(7)).min(1).max(7), from: minutes, to: minutes })
  .refine((span) => span.from < span.to);
export const safeRuleSchema = z.object({
  allowed: z.boolean(),
  hours: z.array(hourSpanSchema).max(14),
  checkWord: line(200),
  whoMayAnswer: line(300),
  message: line(500),
  note: line(500),
  confirmedAt: z.iso.datetime().nullable(),
  confirmedBy: z.enum(['person', 'colleague']).nullable(),
});

export const personChangeSchema = z.object({
  field: z.union([
    z.string().regex(/^[a-z_]{2,40}$/),
    z.string().regex(/^(name|number)\.[0-9a-f-]{36}$/),
    z.string().regex(/^safe\.[a-z]{2,20}$/),
  ]),
  basedOn: z.number().int().min(0).max(100_000),
  value: z.union([
    nameSchema,
    numberSchema,
    heldNumberSchema,
    birthYearSchema,
    safeRuleSchema,
    z.string().max(2000),
    z.null(),
  ]),
});
export type PersonChange = z.infer<typeof personChangeSchema>;
export const personChangesSchema = z.object({ id: z.uuid(), changes: z.array(personChangeSchema).min(1).max(100) });

/** A field as it stands: its newest version, who wrote it, when. */
export type PersonField<V = PersonValue> = { version: number; value: V; by: string; at: string };
export type PersonSaved = { field: string; version: number; at: string };
export type PersonClash = { field: string; yours: PersonValue; theirs: PersonField };
export type PersonSaveAnswer = { saved: PersonSaved[]; clashes: PersonClash[] };

/** A number as it is shown: masked always. The whole one comes from `POST /people/:id/number`, inside the rule. */
export type MaskedNumber = { id: string; masked: string; kind: NumberKind; note: string; version: number };

/** What the duty team must know at 3 a.m.; read first. `may` is the rule applied now, per channel. */
export type DutyCard = {
  id: string;
  risk: string | null;
  fields: Record<string, PersonField>;
  safe: SafeContact;
  may: Record<(typeof channels)[number], VerdictAnswer>;
  /** The rule as it stands has been read by the person who asks (for this contact, where one is named). */
  ruleRead: boolean;
};
export type VerdictAnswer = Omit<Verdict, 'next'> & { next: string | null };

export type TieAnswer = {
  id: string;
  other: string;
  kind: string;
  /** Whether this file's readers may open the other. */
  opens: boolean;
  /** Null where the reader cannot open the other file. */
  name: string | null;
  by: string;
  day: string;
};

/** The file itself, for readers of the dossier; `fields` carries no number (see `numbers`). */
export type PersonFile = {
  name: string | null;
  names: (PersonName & { id: string; version: number })[];
  numbers: MaskedNumber[];
  birthYear: BirthYear | null;
  fields: Record<string, PersonField>;
  ties: TieAnswer[];
};

/** A person: the card for the duty teams, the file for those with a grant on it or on something that leads to it. */
export type PersonAnswer = {
  id: string;
  card: DutyCard | null;
  file: PersonFile | null;
  /** Records that are the same person: they point to each other. */
  sameAs: { id: string; name: string | null; by: string; day: string }[];
  /** Found by others only when they may open it. */
  searchOff: boolean;
  /** Until when an invented person of practice is there; null of a real one. */
  practiceUntil: string | null;
  hiddenFrom: { account: string; by: string; day: string; reason: string | null }[];
  can: { write: boolean; writeFile: boolean; hide: boolean; merge: boolean; override: boolean };
};

const names = z.array(nameSchema).max(20);
const numbers = z.array(numberSchema).max(20);
const code = z.string().max(40);
/** Made by the screen when a new person is begun; the same one again means the same person, not another. */
const request = z.uuid().optional();
export const newPersonSchema = z.object({
  request,
  names: names.default([]),
  numbers: numbers.default([]),
  birthYear: birthYearSchema.nullable().default(null),
  sex: code.nullable().default(null),
  ageBand: code.nullable().default(null),
});
export type NewPerson = z.infer<typeof newPersonSchema>;
/** A new person begun from a contact: what is absent is taken from there, or is not known yet. */
export const personFromContactSchema = z.object({
  request,
  names: names.optional(),
  numbers: numbers.optional(),
  birthYear: birthYearSchema.nullish(),
  sex: code.nullish(),
  ageBand: code.nullish(),
});
export type PersonFromContact = z.infer<typeof personFromContactSchema>;

export const ruleReadSchema = z.object({ id: z.uuid(), contact: z.uuid().nullable().default(null) });
export const askNumberSchema = z.object({
  id: z.uuid(),
  number: z.uuid(),
  contact: z.uuid().nullable().default(null),
  channel: z.enum(channels).default('telephone'),
  /** Why the number is used although the rule says no. Sealed, shown to the lead. */
  override: z.string().trim().min(3).max(500).optional(),
});
export type NumberAnswer = { number: string; verdict: VerdictAnswer; overridden: boolean };

/** Reminds at her next safe time: on this contact, or (null) on her latest one. */
export const remindSchema = z.object({
  id: z.uuid(),
  contact: z.uuid().nullable().default(null),
  channel: z.enum(channels).default('telephone'),
});
/** The promise to call back that was made, by when, and on which contact. */
export type RemindAnswer = { promise: string; contact: string; number: string; due: string };

/** A number shown against its rule: who, when, why. */
export type OverrideAnswer = {
  id: string;
  person: string;
  by: string;
  at: string;
  channel: string;
  why: string;
  reason: string | null;
};

export const tieSchema = z.object({
  id: z.uuid(),
  other: z.uuid(),
  kind: z.string().max(40),
  /** An alleged offender opens only where this says so; absent: everybody else opens, an alleged offender does not. */
  opens: z.boolean().optional(),
});
/** Handed over when a link is removed, still sealed: with it the link is put back. Null of one that opened nothing. */
const wrap = z.base64url().max(400).nullable();
/** What a removed tie is put back with: what was handed over when it was removed. */
export const retieSchema = z.object({ id: z.uuid(), tie: z.uuid(), wrap });
export type UntieAnswer = { wrap: string | null };
export const hideSchema = z.object({
  id: z.uuid(),
  account: z.uuid(),
  reason: z.string().trim().min(3).max(500),
});

export const searchSchema = z.object({
  query: z.string().max(200),
  birthYear: z.number().int().min(1900).max(2100).nullable().default(null),
});
export const knownCallerSchema = z.object({
  number: z.string().max(60).default(''),
  name: z.string().max(200).default(''),
  birthYear: z.number().int().min(1900).max(2100).nullable().default(null),
  /** The contact being written: never its own hit. */
  contact: z.uuid().nullable().default(null),
  /** The number is the one this contact holds, of which the screen has the mask. */
  held: z.boolean().default(false),
});

/** A whole question beyond one's own records: one line, or a contact's fields; and why it is asked. */
export const beyondSchema = knownCallerSchema.extend({
  query: z.string().max(200).default(''),
  /** One of the list `beyond`. */
  reason: z.string().max(40),
  words: z.string().trim().max(500).default(''),
});
export type BeyondAnswer = {
  outside: OutsideHit[];
  /** Twenty different questions in an hour: no more until then. */
  againAt: string | null;
};

/** An earlier contact of a person, as much as a list shows. */
export type EarlierContact = { id: string; number: string; day: string; callType: string | null; channel: string };

/** Somebody found whom the asking person may open. The rule and the card come first. */
export type PersonHit = {
  kind: 'person';
  id: string;
  card: DutyCard | null;
  /** The name as the index has it; null where none was written. */
  name: string | null;
  reasons: Reason[];
  earlier: EarlierContact[];
  /** Other records said to be the same person. */
  sameAs: string[];
};
export type ContactHit = { kind: 'contact'; id: string; name: string | null; reasons: Reason[] } & EarlierContact;
export type Hit = PersonHit | ContactHit;

/** A record exists that the asking person cannot read; whom to ask, by account id (null: the leads). */
export type OutsideHit = { lead: string | null; owner: string | null };

export type SearchAnswer = {
  hits: Hit[];
  /** How many more there were than are shown. */
  left: number;
  /** Whole enough to be asked beyond one's own records, for a reason; says nothing of whether something is there. */
  beyond: boolean;
  /** So many different ends of numbers were looked for within the hour that this one was not; until then. */
  againAt: string | null;
};
export type KnownCallerAnswer = SearchAnswer & { notes: DeskNote[] };

/** How to end a repeated nuisance from a number; never blocks a line. */
export type DeskNote = {
  id: string;
  /** Masked: whoever is shown a note has the call. */
  number: string;
  reason: string;
  howToEnd: string;
  by: string;
  at: string;
  until: string;
  can: { end: boolean };
};
export const deskNoteSchema = z.object({
  number: z.string().trim().min(3).max(60),
  reason: z.string().trim().min(3).max(500),
  howToEnd: z.string().trim().max(1000),
  /** A day, at most 365 days ahead. */
  until: z.iso.date(),
});

const pairAnswers = ['same', 'not_same', 'later'] as const;
export const answerPairSchema = z.object({ a: z.uuid(), b: z.uuid(), answer: z.enum(pairAnswers) });
/** Two records that may be one person. */
export type Pair = {
  a: { id: string; name: string | null };
  b: { id: string; name: string | null };
  reasons: Reason[];
  later: boolean;
};

/** The right pane of a contact: for each person the card and the rule first. */
export type ContactPerson = PersonAnswer & { linkedBy: string; linkedOn: string; earlier: EarlierContact[] };
export type ContactPeopleAnswer = { people: ContactPerson[] };

/** What a person taken off a contact or a case is put back with: what was handed over when she was taken off. */
export const takenOffSchema = z.object({ file: wrap, card: z.object({ id: z.uuid(), wrap }).nullable() });
export type TakenOff = z.infer<typeof takenOffSchema>;

/** Links a contact to a person: one that exists, `back` one just taken off, or a new one made from what the contact says. */
export const attachSchema = z
  .object({
    id: z.uuid(),
    person: z.uuid().optional(),
    back: takenOffSchema.optional(),
    new: personFromContactSchema.optional(),
  })
  .refine((input) => (input.person === undefined) !== (input.new === undefined), { path: ['person'] });
export type AttachAnswer = { person: string; card: string };
