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
import { closedByActor, hersIn, holdThreads, newestOf } from '../store.ts';
import type { ClosedWritten, CloseReason, KeptBecause } from './answers.ts';

/** How a message that was closed for a reason stands in the lists: its outcome, and its kind where nobody gave it one. */
const ENDS = {
  rubbish: { outcome: 'done', kind: 'hoax_or_abuse' },
  wrong_number: { outcome: 'wrong_number', kind: null },
  done: { outcome: 'done', kind: null },
} as const satisfies Record<CloseReason, { outcome: string; kind: string | null }>;

/** A message to be closed with others, and how many of hers the one who closes has seen. */
type Seen = { contact: string; seen: number };

/**
 * Closes messages together. What somebody said or a colleague judged to be danger, what is promised, what she wrote after
 * it was seen, and what is no message at all stays open and comes back with why: each of these is opened before it is
 * closed. Every contact has a line of its own in the audit, as if it had been closed, or not, by itself.
 */
export async function closeWritten(
  tx: Tx,
  actor: StaffActor,
  { contacts, reason }: { contacts: Seen[]; reason: CloseReason },
  call: Pick<Call, 'goesOn'>,
): Promise<ClosedWritten> {
  const answer: ClosedWritten = { closed: [], kept: [] };
  // In one order for everybody, so that two who close the same ones do not wait for each other. Named twice, the smaller
  // number was seen.
  const asked = new Map(
    contacts.toSorted((one, other) => other.seen - one.seen).map((each) => [each.contact, each.seen]),
  );
  const ids = [...asked.keys()].toSorted();
  await holdThreads(tx, ids);
  const listed = await listedContacts(tx, actor, ids);
  const dangers = await dangersNow(tx, [...listed.keys()]);
  const hers = await hersIn(tx, ids);
  for (const id of ids) {
    const seenAll = (hers.get(id) ?? 0) === asked.get(id);
    const why =
      (await keptBecause(tx, listed.get(id), { inDanger: dangers.of.has(id), seenAll })) ??
      (await closed(tx, actor, id, reason));
    if (why !== null) answer.kept.push({ contact: id, why });
    else answer.closed.push(id);
  }
  await eachInAudit(tx, actor, answer.closed, call);
  if (answer.closed.length > 0) await keptInAudit(tx, actor, answer.kept);
  return answer;
}

type Stands = { inDanger: boolean; seenAll: boolean };

async function keptBecause(tx: Tx, found: Listed | undefined, stands: Stands): Promise<KeptBecause | null> {
  if (!found) return 'not-here';
  const { row } = found;
  if (row.channel !== 'web_message') return 'not-written';
  if (row.outcome !== null) return 'closed';
  if (stands.inDanger || row.risk === 'critical') return 'danger';
  if (!stands.seenAll) return 'wrote-again';
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

/**
 * Opens again what the actor closed together a moment ago: the kind that was given with it goes as well. What a colleague
 * closed, or somebody has opened meanwhile, stays as it is.
 */
export async function reopenWritten(
  tx: Tx,
  actor: StaffActor,
  { contacts, reason }: { contacts: string[]; reason: CloseReason },
  call: Pick<Call, 'goesOn'>,
): Promise<{ reopened: string[] }> {
  const reopened: string[] = [];
  const { outcome, kind } = ENDS[reason];
  const ids = [...new Set(contacts)].toSorted();
  await holdThreads(tx, ids);
  const mine = new Set(await closedByActor(tx, ids, outcome));
  const listed = await listedContacts(tx, actor, ids);
  for (const [id, { row }] of listed) {
    if (row.channel !== 'web_message' || !mine.has(id) || !(await opened(tx, actor, id))) continue;
    if (kind !== null) await setKind(tx, actor, id, { is: kind, becomes: null });
    reopened.push(id);
  }
  await eachInAudit(tx, actor, reopened, call);
  return { reopened };
}

async function opened(tx: Tx, actor: StaffActor, id: string): Promise<boolean> {
  try {
    await reopenContact(tx, actor, { id });
    return true;
  } catch (error) {
    if (error instanceof Refusal && error.code === 'not-closed') return false;
    throw error;
  }
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

/** What stayed open beside others that were closed; of what is not here the actor learns nothing, and the line says so. */
async function keptInAudit(tx: Tx, actor: StaffActor, kept: ClosedWritten['kept']): Promise<void> {
  const line = { actor: actor.id, verb: 'hotline.contact.close', kind: 'refusal', other: null, detail: null } as const;
  for (const { contact, why } of kept)
    await recordLine(tx, { ...line, outcome: why === 'not-here' ? 'not-found' : 'kept-open', dossiers: [contact] });
}
