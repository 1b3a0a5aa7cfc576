import { now } from '#kernel/clock.ts';
import type { Tx } from '#kernel/db.ts';
import { refuse } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { tell } from '#kernel/outbox.ts';
import type { Call } from '#kernel/route.ts';
import { organisationZone, sealForLeads, type StaffActor } from '#staff/index.ts';
import { sealJson } from '#vault/index.ts';
import { hasReadRule, openCardOf, type OpenCard } from './card.ts';
import { mayShow, type Standing } from './may-show.ts';
import { personsWith } from './persons-with.ts';
import { mayContact, type Channel } from './safe-contact.ts';
import { findCard, insertOverride } from './store.ts';

/** Where the reason of an override is sealed: under the card's key, which the leads hold. */
export const overrideAddress = (card: string, id: string) =>
  ({ dossier: card, kind: 'person', field: 'override', record: id }) as const;

export type Release = {
  /** Whose rule stands before the number. */
  persons: readonly string[];
  searched: boolean;
  /** For which contact the rule must have been read; null on the person's own page. */
  contact: string | null;
  channel: Channel;
  override: string | undefined;
};

/** A rule with the card it is on; without one where the actor cannot open it. */
type Met = Standing & { card: OpenCard | null };

/**
 * Lets a whole number out, or says why not: refuses `number-kept`, `rule-first`, `not-safe-now`, `number-unsearched`
 * (see `mayShow`). A reason that passes a rule is sealed, audited and told to the leads. Gives the rules it passed.
 */
export async function release(tx: Tx, actor: StaffActor, asked: Release, call: Call): Promise<readonly Standing[]> {
  const { searched, override } = asked;
  const rules = await standings(tx, actor, asked);
  const showing = mayShow({ rules, searched, reason: override !== undefined });
  switch (showing.kind) {
    case 'shown':
      if (override !== undefined)
        await passRules(tx, actor, { asked, override, against: showing.against as Met[] }, call);
      return showing.against;
    case 'kept':
      throw refuse('number-kept', 403);
    case 'rule-first':
      throw refuse('rule-first', 403, { people: showing.people });
    case 'not-now': {
      const { person, verdict } = showing.standing;
      throw refuse('not-safe-now', 403, { why: verdict.why, next: verdict.next?.toISOString() ?? '', person });
    }
    case 'unsearched':
      throw refuse('number-unsearched', 403);
  }
}

async function standings(tx: Tx, actor: StaffActor, { persons, contact, channel }: Release): Promise<Met[]> {
  const zone = await organisationZone(tx);
  const met: Met[] = [];
  for (const person of persons) {
    // A card hidden from her is no row for her.
    const card = (await findCard(tx, person)) ? await openCardOf(tx, actor, person) : null;
    const verdict = mayContact(card?.safe ?? {}, channel, now(), zone);
    met.push({
      person,
      card,
      opens: card !== null,
      read: card !== null && (await hasReadRule(tx, card, contact)),
      verdict,
    });
  }
  return met;
}

type Passing = { asked: Release; override: string; against: readonly Met[] };

/** Keeps the reason under every card whose rule it passed; where none said no it goes to the leads with the audit line. */
async function passRules(tx: Tx, actor: StaffActor, { asked, override, against }: Passing, call: Call): Promise<void> {
  if (against.length === 0 && asked.persons.length === 0)
    return call.detail(await sealForLeads(tx, 'audit/override', override, asked.contact));
  for (const { person, card, verdict } of against) {
    if (!card) continue;
    const id = newId();
    const sealed = sealJson(card.key, overrideAddress(card.row.id, id), override);
    await insertOverride(tx, {
      id,
      card: card.row.id,
      person,
      by: actor.id,
      channel: asked.channel,
      why: verdict.why,
      sealed,
    });
    call.detail(sealed);
    await tell(tx, 'people.override', card.row.id, { by: actor.id, why: verdict.why });
  }
}

/** What a contact asks of its number: who it is about, and whose number it is known to be. */
export type HeldNumber = {
  number: string;
  contact: string;
  linked: string[];
  override: string | undefined;
  /** Invented: whoever really has this number has nothing to do with it. */
  practice: boolean;
};

/** Lets a number out that stands in a contact: through the rules of whom it is about and of who is known by it. */
export async function releaseHeld(
  tx: Tx,
  actor: StaffActor,
  { number, contact, linked, override, practice }: HeldNumber,
  call: Call,
): Promise<'inside' | 'passed' | 'unknown'> {
  const known = practice ? [] : await personsWith(tx, actor, number);
  const persons = [...new Set([...linked, ...(known ?? [])])];
  const asked: Release = { persons, searched: known !== null, contact, channel: 'telephone', override };
  const against = await release(tx, actor, asked, call);
  if (persons.length === 0) return 'unknown';
  return against.length > 0 ? 'passed' : 'inside';
}
