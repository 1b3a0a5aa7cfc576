import type { KnownCallerAnswer } from '#people/shared.ts';
import { z } from 'zod';

/** Ringing now; answered at the telephone and not written down yet; nobody took it. */
export type RingState = 'ringing' | 'answered' | 'missed';

/** One call a telephone system announced and nobody has opened a contact for. */
export type RingRow = {
  id: string;
  line: string;
  rangAt: string;
  state: RingState;
  /** Masked but for the last two digits; null where it was withheld, or cannot be opened on this screen. */
  masked: string | null;
  withheld: boolean;
  /** When the number is deleted: a day after it rang, or the end of its being kept. */
  goneAt: string;
  kept: { by: string; reason: string } | null;
  /** A missed call whose number has come into a contact since, by another call: by whom and when. It asks for nothing. */
  since: { by: string; at: string } | null;
  can: { take: boolean; keep: boolean; letGo: boolean };
};
/**
 * `ringing`: calls still on, ringing or answered, the longest ringing first. `missed`: over and nobody opened a contact,
 * those that ask for something first;
 * `answered` among them were answered at the telephone and not written down. On a locked screen only what is on,
 * without a number. Ask again at `ring.changed` (its id is the line's; it is told to a locked screen too).
 * `unwritten`: contacts the asker took on a locked screen, whose number still waits with the ring.
 */
export type RingsAnswer = { ringing: RingRow[]; missed: RingRow[]; taken: TakenCall[]; unwritten: string[] };
/** Who opened a contact for a call that rang in the last minutes, so that the other screens can say so. */
export type TakenCall = { id: string; by: string };

/** A contact that broke off within the last half hour and came from the same number. */
export type BrokenContact = { id: string; number: string; brokeAt: string };

/**
 * What is known of a ringing number. `callBack`: `by-rule` where a known person's rule allows it now, `not-now` where
 * her rule says no (or there is none), `unknown` where nobody known has the number: it is not rung back by default.
 */
export type RingKnownAnswer = KnownCallerAnswer & {
  again: BrokenContact | null;
  callBack: 'by-rule' | 'not-now' | 'unknown';
};

export const ringSchema = z.object({ id: z.uuid() });
/** `again`: the broken contact that goes on with this call; absent: a new contact. */
export const takeRingSchema = z.object({
  id: z.uuid(),
  again: z.uuid().nullable().default(null),
  /** By when she is called back: promised in the same act. */
  callBy: z.iso.datetime().nullable().default(null),
});
export const keepReasons = ['danger', 'promised', 'child', 'other'] as const;
export type KeepReason = (typeof keepReasons)[number];
/** The contact a ring was taken into. Refused `ring-taken` (409, details `by` and `contact`) where somebody was quicker. */
export type TakenRing = { id: string; number: string };
/** Whether the number of a ring taken on a locked screen now stands in its contact; asking again does no harm. */
export type RingNumberAnswer = { put: boolean };
/** Keeps a missed number for 30 days at most. */
export const keepRingSchema = z.object({
  id: z.uuid(),
  days: z.number().int().min(1).max(30),
  reason: z.enum(keepReasons),
});

/** A telephone system allowed to announce the calls of one line. */
export type Telephone = { id: string; line: string; day: string; by: string; lastPost: string | null };
export type TelephonesAnswer = { telephones: Telephone[] };
export const newTelephoneSchema = z.object({ line: z.uuid() });
/** The secret is shown this once. `address` is a path: the whole one begins where the desk is served from. */
export type NewTelephone = { id: string; secret: string; address: string };

/** What a telephone system posts to `/telephone/ring`, signed (docs/telephone.md). No number: withheld. */
export const postedCallSchema = z.object({
  event: z.enum(['ringing', 'answered', 'ended']),
  call: z.string().min(1).max(80),
  number: z.string().max(40).nullable().default(null),
});
export type PostedCall = z.infer<typeof postedCallSchema>;

export const demoCallers = ['unknown', 'known', 'nuisance', 'withheld'] as const;
/** `POST /demo/ring`, in the demonstration only: makes its telephone ring, for two minutes or until it is taken. */
export const demoRingSchema = z.object({ who: z.enum(demoCallers), line: z.uuid().optional() });
