import type { Answer } from '#kernel/forms.ts';
import { z } from 'zod';

export { contactForm } from './forms/contact.form.ts';

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

export const openContactSchema = z.object({
  line: z.uuid(),
  channel: z.enum(channels).default('telephone'),
  direction: z.enum(['incoming', 'outgoing']).default('incoming'),
  /** Entered afterwards: when it happened, and who handled it, are asked for. */
  later: z.boolean().default(false),
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
});
export type Change = z.infer<typeof changeSchema>;
export const changesSchema = z.object({ id: z.uuid(), changes: z.array(changeSchema).min(1).max(100) });

export type FieldValue = Answer | TalkLine;
/** A field as it stands: its newest version, who wrote it, when. */
export type Field = { version: number; value: FieldValue; by: string; at: string };

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
};

export type ContactAnswer = ContactSummary & {
  direction: string;
  recordedBy: string;
  fields: Record<string, Field>;
  can: { write: boolean; close: boolean; share: boolean };
};

/** What became of each change of one save. */
export type Saved = { field: string; version: number; at: string };
export type Clash = { field: string; yours: FieldValue; theirs: Field };
export type SaveAnswer = { saved: Saved[]; clashes: Clash[] };
