import type { Refusal } from '#kernel/errors.ts';
import { fromBase64, openTicket, sealTicket, toBase64 } from '#vault/index.ts';
import type { Visitor } from '../messages/visitor.ts';
import type { Tongue } from './parts.ts';

/** How long a page of hers can be gone on with before the words are asked again. */
const VISIT_SECONDS = 30 * 60;

/** Why it could not be sent, in a sentence; what she wrote is still there. */
export function problemOf({ say }: Tongue, { code }: Refusal): string {
  if (code === 'busy' || code === 'files-busy') return say('hotline.write.problem.busy');
  if (code === 'too-many-files' || code === 'file-too-large') return say('hotline.write.problem.large');
  return say('hotline.write.problem.file');
}

/** With it a page goes on with a visit, for half an hour. */
export function visitTicket(visitor: { id: string; privateKey: Uint8Array }): string {
  return sealTicket('visit', { id: visitor.id, key: toBase64(visitor.privateKey) }, VISIT_SECONDS);
}

/** The visitor a ticket stands for; null of one that is over or none of ours. */
export function visitorOf(ticket: string): Visitor | null {
  const held = openTicket<{ id: string; key: string }>('visit', ticket);
  return held && { id: held.id, privateKey: fromBase64(held.key) };
}
