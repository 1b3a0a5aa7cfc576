import type { Tx } from '#kernel/db.ts';
import { notFound } from '#kernel/errors.ts';
import { tell } from '#kernel/outbox.ts';
import { linkPerson, openPerson, relinkPerson, unlinkPerson } from '#people/index.ts';
import {
  hasDigit,
  type AttachAnswer,
  type attachSchema,
  type NewPerson,
  type PersonFromContact,
  type TakenOff,
} from '#people/shared.ts';
import type { StaffActor } from '#staff/index.ts';
import { openKey, practiceUntil, type DossierKey } from '#vault/index.ts';
import type { z } from 'zod';
import { openEntry } from '../read-contact.ts';
import { findContact, newestOf } from '../store.ts';

/**
 * Says whom a contact is about: a person who is known, one just taken off it (`back`), or a new one made from what the
 * contact holds so far. From then on the readers of the contact read her too. Whoever is new in practice is practice; refuses `practice-apart` of others.
 */
export async function attachPerson(
  tx: Tx,
  actor: StaffActor,
  input: z.infer<typeof attachSchema>,
): Promise<AttachAnswer> {
  const contact = await openKey(tx, actor.keys, input.id);
  if (!(await findContact(tx, input.id))) throw notFound();
  const person = input.person ?? (await newPerson(tx, actor, contact, input.new ?? {}));
  const link = { parent: input.id, person };
  const { back } = input;
  if (back) await relinkPerson(tx, actor, { ...link, back });
  // A contact opens her card always, and what was taken off says which it was.
  const card = back?.card?.id;
  const answer = card === undefined ? await linkPerson(tx, actor, link) : { person, card };
  await tell(tx, 'contact.changed', input.id, { by: actor.id });
  return answer;
}

async function newPerson(tx: Tx, actor: StaffActor, contact: DossierKey, given: PersonFromContact): Promise<string> {
  const practice = await practiceUntil(tx, contact.dossier);
  return (await openPerson(tx, actor, await asSaid(tx, contact, given), practice)).id;
}

/** Takes the person off a contact; her own file stays. What comes out puts her back within a minute (`attachPerson`). */
export async function detachPerson(
  tx: Tx,
  actor: StaffActor,
  input: { id: string; person: string },
): Promise<{ back: TakenOff }> {
  const back = await unlinkPerson(tx, actor, { parent: input.id, person: input.person });
  await tell(tx, 'contact.changed', input.id, { by: actor.id });
  return { back };
}

/** A new person as given; the name and number said in the contact where none is. */
async function asSaid(tx: Tx, contact: DossierKey, given: PersonFromContact): Promise<NewPerson> {
  const { name, number } = await saidIn(tx, contact);
  const words = name.split(/\s+/).length;
  const names = name === '' ? [] : [{ text: name, kind: words === 1 ? ('given' as const) : ('other' as const) }];
  const numbers = !hasDigit(number) ? [] : [{ number, kind: 'other' as const, note: '' }];
  return {
    request: given.request,
    names: given.names ?? names,
    numbers: given.numbers ?? numbers,
    birthYear: given.birthYear ?? null,
    sex: given.sex ?? null,
    ageBand: given.ageBand ?? null,
  };
}

type Said = { name: string; number: string; numberAt: string; place: string };

/** The caller's name, number and place as they stand in a contact, empty where not said; since when the number stands there. */
export async function saidIn(tx: Tx, contact: DossierKey): Promise<Said> {
  const entries = await newestOf(tx, [contact.dossier], ['caller_name', 'caller_number', 'municipality']);
  const opened = new Map(entries.map((entry) => [entry.field, openEntry(contact, entry)]));
  const text = (field: string) => {
    const value = opened.get(field)?.value;
    return typeof value === 'string' ? value.trim() : '';
  };
  return {
    ...{ name: text('caller_name'), number: text('caller_number'), place: text('municipality') },
    numberAt: opened.get('caller_number')?.at ?? '',
  };
}
