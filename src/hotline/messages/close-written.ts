import { recordLine } from '#audit/index.ts';
import type { Tx } from '#kernel/db.ts';
import { Refusal } from '#kernel/errors.ts';
import type { Call } from '#kernel/route.ts';
import type { StaffActor } from '#staff/index.ts';
import { openOf } from '#tasks/index.ts';
import { closeContact, reopenContact } from '../close-contact.ts';
import { dangersNow } from '../dangers.ts';
import { listedContacts, type Listed } from '../list-rows.ts';
import { openEntry } from '../read-contact.ts';
import { saveContact } from '../save-contact.ts';
import { newestOf } from '../store.ts';
import type { ClosedWritten, CloseReason, KeptBecause } from './answers.ts';

/** How a message that was closed for a reason stands in the lists: its outcome, and its kind where nobody gave it one. */
const ENDS = {
  rubbish: { outcome: 'done', kind: 'hoax_or_abuse' },
  wrong_number: { outcome: 'wrong_number', kind: null },
  done: { outcome: 'done', kind: null },
} as const satisfies Record<CloseReason, { outcome: string; kind: string | null }>;

/**
 * Closes messages together. What somebody said or a colleague judged to be danger, what is promised, and what is no
 * message at all stays open and comes back with why: each of these is opened before it is closed. Every contact has a
 * line of its own in the audit, as if it had been closed by itself.
 */
export async function closeWritten(
  tx: Tx,
  actor: StaffActor,
  { contacts, reason }: { contacts: string[]; reason: CloseReason },
  call: Pick<Call, 'goesOn'>,
): Promise<ClosedWritten> {
  const answer: ClosedWritten = { closed: [], kept: [] };
  // In one order for everybody, so that two who close the same ones do not wait for each other.
  const ids = [...new Set(contacts)].toSorted();
  const listed = await listedContacts(tx, actor, ids);
  const dangers = await dangersNow(tx, [...listed.keys()]);
  for (const id of ids) {
    const found = listed.get(id);
    const why = (await keptBecause(tx, found, dangers.of.has(id))) ?? (await closed(tx, actor, id, reason));
    if (why !== null) answer.kept.push({ contact: id, why });
    else answer.closed.push(id);
  }
  await eachInAudit(tx, actor, answer.closed, call);
  return answer;
}

async function keptBecause(tx: Tx, found: Listed | undefined, inDanger: boolean): Promise<KeptBecause | null> {
  if (!found) return 'not-here';
  const { row } = found;
  if (row.channel !== 'web_message') return 'not-written';
  if (row.outcome !== null) return 'closed';
  if (inDanger || row.risk === 'critical') return 'danger';
  return (await openOf(tx, row.id)).length > 0 ? 'promised' : null;
}

async function closed(tx: Tx, actor: StaffActor, id: string, reason: CloseReason): Promise<KeptBecause | null> {
  const { outcome, kind } = ENDS[reason];
  try {
    await closeContact(tx, actor, { id, outcome });
  } catch (error) {
    if (error instanceof Refusal && error.code === 'already-closed') return 'closed';
    throw error;
  }
  if (kind !== null) await setKind(tx, actor, id, { is: null, becomes: kind });
  return null;
}

/** Opens again what was closed together a moment ago: the kind that was given with it goes as well. */
export async function reopenWritten(
  tx: Tx,
  actor: StaffActor,
  { contacts, reason }: { contacts: string[]; reason: CloseReason },
  call: Pick<Call, 'goesOn'>,
): Promise<{ reopened: string[] }> {
  const reopened: string[] = [];
  const listed = await listedContacts(tx, actor, [...new Set(contacts)].toSorted());
  for (const [id, { row }] of listed) {
    if (row.channel !== 'web_message' || row.outcome !== ENDS[reason].outcome) continue;
    await reopenContact(tx, actor, { id });
    const { kind } = ENDS[reason];
    if (kind !== null) await setKind(tx, actor, id, { is: kind, becomes: null });
    reopened.push(id);
  }
  await eachInAudit(tx, actor, reopened, call);
  return { reopened };
}

type Kind = { is: string | null; becomes: string | null };

/** Gives a contact its kind where it has none, and takes it back where nobody has changed it since. */
async function setKind(tx: Tx, actor: StaffActor, id: string, { is, becomes }: Kind): Promise<void> {
  const listed = await listedContacts(tx, actor, [id]);
  const [newest] = await newestOf(tx, [id], ['call_type']);
  const key = listed.get(id)?.key;
  const now = newest && key ? openEntry(key, newest).value : null;
  if (!key || now !== is || (is !== null && newest?.by !== actor.id)) return;
  await saveContact(tx, actor, {
    id,
    changes: [{ field: 'call_type', basedOn: newest?.version ?? 0, value: becomes }],
  });
}

async function eachInAudit(tx: Tx, actor: StaffActor, contacts: string[], call: Pick<Call, 'goesOn'>): Promise<void> {
  const line = { actor: actor.id, verb: 'hotline.contact.close', kind: 'write', outcome: 'done' } as const;
  for (const id of contacts) await recordLine(tx, { ...line, dossiers: [id], other: null, detail: null });
  // The line of the request would say the same of all of them once more, and of those it left alone.
  if (contacts.length > 0) call.goesOn();
}
