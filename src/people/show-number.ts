import { now } from '#kernel/clock.ts';
import type { Tx } from '#kernel/db.ts';
import { notFound, refuse } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { tell } from '#kernel/outbox.ts';
import type { Call } from '#kernel/route.ts';
import { organisationZone, type StaffActor } from '#staff/index.ts';
import { openJson, openKey, openKeys, sealJson } from '#vault/index.ts';
import type { z } from 'zod';
import { hasReadRule, openCardOf, verdictAnswer, type OpenCard } from './card.ts';
import { openEntry } from './entry.ts';
import { mayContact, type Verdict } from './safe-contact.ts';
import type { askNumberSchema, NumberAnswer, OverrideAnswer, PersonNumber } from './shared.ts';
import { insertOverride, insertRuleRead, newestEntry, newestOverrides } from './store.ts';

const overrideAddress = (card: string, id: string) =>
  ({ dossier: card, kind: 'person', field: 'override', record: id }) as const;

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
  const file = await openKey(tx, actor.keys, input.id);
  const entry = await newestEntry(tx, file.dossier, `number.${input.number}`);
  const value = entry && (openEntry(file, entry).value as PersonNumber | null);
  if (!value) throw notFound();
  const card = await openCardOf(tx, actor, input.id);
  if (!(await hasReadRule(tx, card, input.contact))) throw refuse('rule-first', 403);
  const verdict = mayContact(card.safe, input.channel, now(), await organisationZone(tx));
  if (!verdict.allowed) await passRule(tx, actor, { input, card, verdict, call });
  return { number: value.number, verdict: verdictAnswer(verdict), overridden: !verdict.allowed };
}

async function passRule(
  tx: Tx,
  actor: StaffActor,
  { input, card, verdict, call }: { input: Asked; card: OpenCard; verdict: Verdict; call: Call },
): Promise<void> {
  const { why, next } = verdict;
  if (input.override === undefined) throw refuse('not-safe-now', 403, { why, next: next?.toISOString() ?? '' });
  const id = newId();
  const sealed = sealJson(card.key, overrideAddress(card.row.id, id), input.override);
  const row = { id, card: card.row.id, person: input.id, by: actor.id, channel: input.channel, why, sealed };
  await insertOverride(tx, row);
  call.detail(sealed);
  await tell(tx, 'people.override', card.row.id, { by: actor.id, why });
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
