import { now } from '#kernel/clock.ts';
import type { Tx } from '#kernel/db.ts';
import { notFound } from '#kernel/errors.ts';
import { organisationZone, type StaffActor } from '#staff/index.ts';
import { openKey, type DossierKey } from '#vault/index.ts';
import { openFields } from './entry.ts';
import { channels, mayContact, type Channel, type SafeContact, type SafeRule, type Verdict } from './safe-contact.ts';
import type { DutyCard, PersonField, VerdictAnswer } from './shared.ts';
import { findCard, newestEntries, ruleReadMark, type CardRow } from './store.ts';

/** The duty card of a person, as its row has it; 404 for whoever cannot open it. */
export async function cardOf(tx: Tx, person: string): Promise<CardRow> {
  const card = await findCard(tx, person);
  if (!card) throw notFound();
  return card;
}

/** An opened card: its rule, and how often that rule has been written. */
export type OpenCard = {
  row: CardRow;
  key: DossierKey;
  fields: Record<string, PersonField>;
  safe: SafeContact;
  mark: number;
};

/** Opens a person's duty card. */
export async function openCardOf(tx: Tx, actor: StaffActor, person: string): Promise<OpenCard> {
  const row = await cardOf(tx, person);
  const key = await openKey(tx, actor.keys, row.id);
  const fields = openFields(key, await newestEntries(tx, [row.id]));
  const rules = Object.entries(fields).filter(([field]) => field.startsWith('safe.'));
  const safe = Object.fromEntries(
    rules.flatMap(([field, { value }]) => (value === null ? [] : [[field.slice('safe.'.length), value as SafeRule]])),
  );
  return { row, key, fields, safe, mark: rules.reduce((sum, [, field]) => sum + field.version, 0) };
}

/** The card as it is shown: the rule first, and what it says now, channel by channel. */
export async function cardAnswer(tx: Tx, card: OpenCard, contact: string | null): Promise<DutyCard> {
  const zone = await organisationZone(tx);
  const verdicts = channels.map((channel) => [channel, verdictAnswer(mayContact(card.safe, channel, now(), zone))]);
  return {
    id: card.row.id,
    risk: card.row.risk,
    fields: card.fields,
    safe: card.safe,
    may: Object.fromEntries(verdicts) as Record<Channel, VerdictAnswer>,
    ruleRead: await hasReadRule(tx, card, contact),
  };
}

/** Whether the actor has read the rule as it stands now, for this contact. */
export async function hasReadRule(tx: Tx, card: OpenCard, contact: string | null): Promise<boolean> {
  return (await ruleReadMark(tx, card.row.id, contact)) >= card.mark;
}

/** A verdict as it travels. */
export function verdictAnswer(verdict: Verdict): VerdictAnswer {
  return { ...verdict, next: verdict.next?.toISOString() ?? null };
}
