import type { Tx } from '#kernel/db.ts';
import { notFound } from '#kernel/errors.ts';
import type { Call } from '#kernel/route.ts';
import type { StaffActor } from '#staff/index.ts';
import { openJson, openKey, openKeys } from '#vault/index.ts';
import type { z } from 'zod';
import { openCardOf, verdictAnswer } from './card.ts';
import { openEntry } from './entry.ts';
import { overrideAddress, release } from './release-number.ts';
import type { askNumberSchema, NumberAnswer, OverrideAnswer, PersonNumber } from './shared.ts';
import { insertRuleRead, newestEntry, newestOverrides } from './store.ts';

/** Notes that the actor has read the rule as it stands: once per contact, and again when the rule has changed. */
export async function readRule(
  tx: Tx,
  actor: StaffActor,
  input: { id: string; contact: string | null },
): Promise<void> {
  if (input.contact) await openKey(tx, actor.keys, input.contact);
  const card = await openCardOf(tx, actor, input.id);
  await insertRuleRead(tx, { card: card.row.id, reader: actor.id, contact: input.contact, mark: card.mark });
}

type Asked = z.infer<typeof askNumberSchema>;

/**
 * Gives a whole number, once the rule has been read and only inside it. Refuses `rule-first`, and `not-safe-now` with
 * why and when her hours begin again. `override` (a reason) gives it all the same: sealed, audited, told to the lead.
 */
export async function showNumber(tx: Tx, actor: StaffActor, input: Asked, call: Call): Promise<NumberAnswer> {
  const { id, contact, channel, override } = input;
  const file = await openKey(tx, actor.keys, id);
  const entry = await newestEntry(tx, file.dossier, `number.${input.number}`);
  const value = entry && (openEntry(file, entry).value as PersonNumber | null);
  if (!value) throw notFound();
  const against = await release(tx, actor, { persons: [id], searched: true, contact, channel, override }, call);
  const verdict = against[0]?.verdict ?? { allowed: true, why: 'inside', next: null };
  return { number: value.number, verdict: verdictAnswer(verdict), overridden: against.length > 0 };
}

/** The newest numbers shown against their rule, with the reasons; for leads, who hold every card. */
export async function listOverrides(tx: Tx, actor: StaffActor): Promise<OverrideAnswer[]> {
  const found = await newestOverrides(tx, 100);
  const keys = await openKeys(tx, actor.keys, [...new Set(found.map((row) => row.card))]);
  return found.map(({ id, card, person, by, at, channel, why, sealed }) => {
    const key = keys.get(card);
    const reason = key ? openJson<string>(key, overrideAddress(card, id), sealed) : null;
    return { id, person, by, at: at.toISOString(), channel, why, reason };
  });
}
