import type { Tx } from '#kernel/db.ts';
import { notFound } from '#kernel/errors.ts';
import { may } from '#kernel/permissions.ts';
import { readLegalHolds } from '#rights/index.ts';
import type { StaffActor } from '#staff/index.ts';
import { openJson, openKey, sealJson, type DossierKey } from '#vault/index.ts';
import { shownField } from './contact.ts';
import { checksOf } from './practice-calls.ts';
import { endsOf } from './retention/ends-of.ts';
import type { ContactAnswer, ContactSummary, Field, FieldValue } from './shared.ts';
import { findContact, newestEntries, type EntryRow, type ListedContact } from './store.ts';

/**
 * What is sealed of one version of a field: its value and its exact time; and of a number its writer did not type, from
 * which version it came (0: from a ring).
 */
type Sealed = { value: FieldValue; at: string; heldIn?: number | undefined };

const entryAddress = (row: Pick<EntryRow, 'contact' | 'field' | 'version'>) =>
  ({ dossier: row.contact, kind: 'contact', field: row.field, record: String(row.version) }) as const;

/** Seals one version of a field. */
export function sealEntry(
  key: DossierKey,
  row: Pick<EntryRow, 'contact' | 'field' | 'version'>,
  content: Sealed,
): Uint8Array {
  return sealJson(key, entryAddress(row), content);
}

/** Opens one version of a field. */
export function openEntry(key: DossierKey, row: EntryRow): Field {
  const { value, at } = openJson<Sealed>(key, entryAddress(row), row.sealed);
  return { version: row.version, value, by: row.by, at };
}

/** From which version a number came that its writer has seen the mask of; undefined where she typed it. */
export function heldInOf(key: DossierKey, row: EntryRow): number | undefined {
  return openJson<Sealed>(key, entryAddress(row), row.sealed).heldIn;
}

/** A contact whole but for its numbers, which are masked, for somebody with a grant on it; 404 for everybody else. */
export async function readContact(tx: Tx, actor: StaffActor, id: string): Promise<ContactAnswer> {
  const key = await openKey(tx, actor.keys, id);
  const row = await findContact(tx, id);
  if (!row) throw notFound();
  const entries = await newestEntries(tx, id);
  const fields = Object.fromEntries(
    entries.map((entry) => [entry.field, shownField(entry.field, openEntry(key, entry))]),
  );
  return {
    ...summary(row, fields['caller_name']),
    direction: row.direction,
    forms: [...new Set(entries.map(({ form }) => form))].toSorted((a, b) => a - b),
    fields,
    practice: row.practice_call && { call: row.practice_call, checks: checksOf(row.practice_call) },
    holds: await readLegalHolds(tx, key),
    ends: await endsOf(tx, id),
    can: can(actor),
  };
}

/** Somebody is about to have a contact on paper: 404 for whoever may not open it; the request's line in the audit is the point. */
export async function printContact(tx: Tx, actor: StaffActor, id: string): Promise<void> {
  await openKey(tx, actor.keys, id);
  if (!(await findContact(tx, id))) throw notFound();
}

function can(actor: StaffActor): ContactAnswer['can'] {
  const here = { granted: true };
  return {
    write: may(actor, 'hotline.contact.write', here),
    close: may(actor, 'hotline.contact.close', here),
    share: may(actor, 'vault.grant.give', here),
    hold: may(actor, 'hotline.hold.set', here),
    lift: may(actor, 'hotline.hold.lift', here),
  };
}

/** A contact as lists show it, with the name it was given. */
export function summary(row: ListedContact, name: Field | undefined): ContactSummary {
  return {
    id: row.id,
    number: row.number,
    line: row.line,
    day: row.day,
    channel: row.channel,
    callType: row.call_type,
    risk: row.risk,
    outcome: row.outcome,
    who: typeof name?.value === 'string' && name.value !== '' ? name.value : null,
    openedAt: row.opened.toISOString(),
    recordedBy: row.recorded_by,
    handledBy: row.handled_by,
    enteredLater: row.entered_later,
    practiceUntil: row.practice?.toISOString() ?? null,
  };
}
