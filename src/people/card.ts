import { now } from '#kernel/clock.ts';
import type { Tx } from '#kernel/db.ts';
import { notFound } from '#kernel/errors.ts';
import { organisationZone, type StaffActor } from '#staff/index.ts';
import { openKey, openKeys, type DossierKey } from '#vault/index.ts';
import { openFields } from './entry.ts';
import { channels, mayContact, type Channel, type SafeContact, type SafeRule, type Verdict } from './safe-contact.ts';
import type { DutyCard, PersonField, VerdictAnswer } from './shared.ts';
import { cardsOf, findCard, newestEntries, ruleReadMarks, type CardRow, type EntryRow } from './store.ts';

/** Less than any rule's state: one that was never read was not read even where nothing is written. */
const NEVER = -1;

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
  return opened(row, await openKey(tx, actor.keys, row.id), await newestEntries(tx, [row.id]));
}

/** Opens the duty cards of many persons, those that are there for the actor, by person. 404 where the key of one is not. */
export async function openCardsOf(tx: Tx, actor: StaffActor, persons: string[]): Promise<Map<string, OpenCard>> {
  const rows = await cardsOf(tx, persons);
  const ids = rows.map(({ id }) => id);
  const keys = await openKeys(tx, actor.keys, ids);
  const entries = Map.groupBy(await newestEntries(tx, ids), ({ dossier }) => dossier);
  return new Map(
    rows.map((row) => {
      const key = keys.get(row.id);
      // Shown without its card she would seem to have no rule.
      if (!key) throw notFound();
      return [row.person, opened(row, key, entries.get(row.id) ?? [])];
    }),
  );
}

function opened(row: CardRow, key: DossierKey, entries: EntryRow[]): OpenCard {
  const fields = openFields(key, entries);
  const rules = Object.entries(fields).filter(([field]) => field.startsWith('safe.'));
  const safe = Object.fromEntries(
    rules.flatMap(([field, { value }]) => (value === null ? [] : [[field.slice('safe.'.length), value as SafeRule]])),
  );
  return { row, key, fields, safe, mark: rules.reduce((sum, [, field]) => sum + field.version, 0) };
}

/** The card as it is shown: the rule first, and what it says now, channel by channel. */
export async function cardAnswer(tx: Tx, card: OpenCard, contact: string | null): Promise<DutyCard> {
  const [answer] = await cardAnswers(tx, [card], contact);
  if (!answer) throw new Error('of a card there is an answer');
  return answer;
}

/** Many cards as they are shown, in their order. */
export async function cardAnswers(tx: Tx, cards: OpenCard[], contact: string | null): Promise<DutyCard[]> {
  if (cards.length === 0) return [];
  const zone = await organisationZone(tx);
  const marks = await readMarks(tx, cards, contact);
  return cards.map((card) => {
    const verdicts = channels.map((channel) => [channel, verdictAnswer(mayContact(card.safe, channel, now(), zone))]);
    return {
      id: card.row.id,
      risk: card.row.risk,
      fields: card.fields,
      safe: card.safe,
      may: Object.fromEntries(verdicts) as Record<Channel, VerdictAnswer>,
      ruleRead: marks.get(card.row.id) ?? false,
    };
  });
}

/** Whether the actor has read the rule as it stands now, for this contact. */
export async function hasReadRule(tx: Tx, card: OpenCard, contact: string | null): Promise<boolean> {
  return (await readMarks(tx, [card], contact)).get(card.row.id) ?? false;
}

async function readMarks(tx: Tx, cards: OpenCard[], contact: string | null): Promise<Map<string, boolean>> {
  const read = await ruleReadMarks(
    tx,
    cards.map(({ row }) => row.id),
    contact,
  );
  return new Map(cards.map(({ row, mark }) => [row.id, (read.get(row.id) ?? NEVER) >= mark]));
}

/** A verdict as it travels. */
export function verdictAnswer(verdict: Verdict): VerdictAnswer {
  return { ...verdict, next: verdict.next?.toISOString() ?? null };
}
