import { z } from 'zod';
import type { Answer } from '#kernel/forms.ts';
import type { FileKind } from '#kernel/file-kinds.ts';
import type { Locale } from '#kernel/words.ts';

/** A file that came with a message. */
export type MessageFile = { id: string; kind: FileKind; name: string; bytes: number };

/** One message: hers with the answers to the form (the first) or her words alone, or ours. */
export type Message = {
  id: string;
  /** The colleague who answered; null: she wrote it. */
  by: string | null;
  at: string;
  text: string;
  /** Of her first message, what she answered, by question, and which version of the form. */
  form: { version: number; answers: Record<string, Answer> } | null;
  /** In which language she wrote, so that she is answered in it. */
  locale: Locale | null;
  files: MessageFile[];
};

/**
 * What was written in a contact. `wrote`: whether it is one that somebody wrote herself; `withdrawn`: the day she took
 * it back. `draft`: the reader's own unfinished answer.
 */
export type MessagesAnswer = {
  wrote: boolean;
  withdrawn: string | null;
  messages: Message[];
  draft: string;
  /** Codes of prepared answers: `hotline.prepared.<code>.title` and `.text`. */
  prepared: string[];
  can: { answer: boolean };
};

/** Why an answer may be unsafe for whoever reads it, or for whoever looks over her shoulder. */
export const unsafeReasons = ['not_wanted', 'seen', 'names_her', 'names_us', 'number', 'link'] as const;
export type UnsafeReason = (typeof unsafeReasons)[number];

const messageTextSchema = z.string().trim().min(1).max(8000);
/** `despite`: the warnings somebody has read and answers in spite of. Refused `answer-unsafe` (409) with those missing. */
export const answerMessageSchema = z.object({
  id: z.uuid(),
  text: messageTextSchema,
  despite: z.array(z.enum(unsafeReasons)).max(unsafeReasons.length).default([]),
});
/** What the server says of an answer it keeps: why it would warn before sending, for what stands in its words. */
export type KeptDraft = { unsafe: UnsafeReason[] };
export const messageDraftSchema = z.object({ id: z.uuid(), text: z.string().max(8000) });
/** One file of a message; `original`: as it came, with all it may tell of its maker. */
export const messageFileSchema = z.object({ id: z.uuid(), file: z.uuid(), original: z.boolean().default(false) });
export type MessageFileBytes = { kind: FileKind; name: string; bytes: string };

/** So many messages are closed together at most. */
export const MOST_WRITTEN_AT_ONCE = 100;
export const closeReasons = ['rubbish', 'wrong_number', 'done'] as const;
export type CloseReason = (typeof closeReasons)[number];
/** How many of her messages the one who closes has seen: what she wrote since is not closed unread. */
export const seenSchema = z.int().min(0).max(100_000);
export const closeWrittenSchema = z.object({
  contacts: z
    .array(z.object({ contact: z.uuid(), seen: seenSchema }))
    .min(1)
    .max(MOST_WRITTEN_AT_ONCE),
  reason: z.enum(closeReasons),
});
export const reopenWrittenSchema = z.object({
  contacts: z.array(z.uuid()).min(1).max(MOST_WRITTEN_AT_ONCE),
  reason: z.enum(closeReasons),
});

/** A message that waits, with how it begins. */
export type WrittenRow = {
  contact: string;
  number: string;
  openedAt: string;
  who: string | null;
  /** Of each of her messages, the first and the newest longest; empty where she wrote none, or took it back. */
  begins: string;
  /** How many she wrote, and how many files came. */
  messages: number;
  files: number;
  answered: boolean;
  withdrawn: boolean;
};
/** `left`: how many more wait like these; `apart`: how many are in danger or promised, and are opened one by one. */
export type WrittenAnswer = { rows: WrittenRow[]; left: number; apart: number };

/** Why a message stays open when others are closed together. */
export type KeptBecause = 'danger' | 'promised' | 'wrote-again' | 'closed' | 'not-written' | 'not-here';
export type ClosedWritten = { closed: string[]; kept: { contact: string; why: KeptBecause }[] };
