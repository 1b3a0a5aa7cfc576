import { now } from '#kernel/clock.ts';
import type { Refusal } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { fromBase64, openTicket, sealTicket, toBase64 } from '#vault/index.ts';
import type { Visitor } from '../messages/visitor.ts';
import type { Admitted } from './guard.ts';
import type { Tongue } from './parts.ts';

/** How long a page of hers can be gone on with, and how long after her words any of them: then they are asked again. */
const PAGE_SECONDS = 30 * 60;
const VISIT_SECONDS = 2 * 60 * 60;
/** Somebody who writes slowly or is interrupted loses nothing for so long, as with a first message. */
const WRITING_SECONDS = 12 * 60 * 60;

/** A visitor who is here, and since when. */
export type Here = Visitor & { since: Date };

/** She has just shown her words, or just got them. */
export function arrived(visitor: Visitor): Here {
  return { ...visitor, since: now() };
}

/** Why it could not be sent, in a sentence; what she wrote is still there. */
export function problemOf({ say }: Tongue, { code }: Refusal): string {
  if (code === 'busy' || code === 'files-busy') return say('hotline.write.problem.busy');
  if (code === 'no-files-now') return say('hotline.write.problem.no-files');
  if (code === 'message-full') return say('hotline.write.problem.full');
  if (code === 'too-large' || code === 'too-many-files' || code === 'file-too-large')
    return say('hotline.write.problem.large');
  return say('hotline.write.problem.file');
}

type Refused = Extract<Admitted, { in: false }>;

/** Why a page was not let through: a rush, with the seconds left, or that it is old; `old` says what to do then. */
export function notLetIn({ say }: Tongue, { demand, old }: Refused, oldSays: string): string {
  return old && demand.wait === 0 ? say(oldSays) : say('hotline.write.rush', { seconds: demand.wait });
}

/** With it a page goes on with a visit: half an hour, and none for longer than two hours after the words. */
export function visitTicket({ id, privateKey, since }: Here): string {
  const left = VISIT_SECONDS - (now().getTime() - since.getTime()) / 1000;
  const held: Held = { id, key: toBase64(privateKey), since: since.toISOString() };
  return sealTicket('visit', held, Math.min(PAGE_SECONDS, left));
}

/** Whose page it is, for as long as somebody may be writing on it: it opens nothing, and outlives the visit. */
export function whoseTicket({ id }: Visitor): string {
  return sealTicket('whose', id, WRITING_SECONDS);
}

/** Whose page it was; nobody's of a ticket that is over or none of ours. */
export function whoseIs(ticket: string): string {
  return openTicket<string>('whose', ticket) ?? '';
}

/**
 * What is typed in a page that is left for a moment, sealed; gone when the page would be. `of`: who alone sees it again,
 * where that is known. `at`: the page it is carried by; in it, because a field beside it could be changed.
 */
export type Typed = { text: string; words: string; of: string; at: string };

/** Seals what is typed for the page that comes between. */
export function sealTyped(typed: Omit<Typed, 'at'>): string {
  return sealTicket('typed', { ...typed, at: newId() }, PAGE_SECONDS);
}

/** What was typed; nothing of a ticket that is over or none of ours. */
export function typedIn(ticket: string): Typed {
  return openTicket<Typed>('typed', ticket) ?? { text: '', words: '', of: '', at: '' };
}

type Held = { id: string; key: string; since: string };

/** The visitor a ticket stands for; null of one that is over or none of ours. */
export function visitorOf(ticket: string): Here | null {
  const held = openTicket<Held>('visit', ticket);
  return held && { id: held.id, privateKey: fromBase64(held.key), since: new Date(held.since) };
}
