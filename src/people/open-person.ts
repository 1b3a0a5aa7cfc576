import { now } from '#kernel/clock.ts';
import type { Tx } from '#kernel/db.ts';
import { refuse } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { dutyTeams, openRecord, teamOf, type StaffActor } from '#staff/index.ts';
import { linkDossiers, openKey, type DossierKey, type FirstGrant } from '#vault/index.ts';
import { codeLists } from './codes.ts';
import { today } from './days.ts';
import { sealEntry } from './entry.ts';
import { checkedValue, displayName } from './person.ts';
import { setColumn } from './save-person.ts';
import { indexPerson } from './search/entry.ts';
import type { NewPerson, PersonValue } from './shared.ts';
import { insertCard, insertEntry, insertPerson, personBegunBy } from './store.ts';

/**
 * Opens a person: her file, granted to whoever writes it, and her duty card, granted to all duty teams and the leads as
 * well, so that a known caller at 3 a.m. depends on nobody who sleeps (VAULT 2.2). What is known is written at once.
 * The same request again gives the person it began the first time. `practice`: she is invented, goes at that time, and
 * her card is the leads' to read, not the duty teams'.
 */
export async function openPerson(
  tx: Tx,
  actor: StaffActor,
  input: NewPerson,
  practice: Date | null = null,
): Promise<{ id: string; card: string }> {
  const begun = input.request ? await personBegunBy(tx, input.request) : undefined;
  if (begun) {
    await openKey(tx, actor.keys, begun.id);
    return begun;
  }
  return openNew(tx, actor, input, practice);
}

async function openNew(
  tx: Tx,
  actor: StaffActor,
  input: NewPerson,
  practice: Date | null,
): Promise<{ id: string; card: string }> {
  const leads: FirstGrant[] = practice ? [{ principal: await teamOf(tx, 'leads'), why: 'practice' }] : [];
  const file = await openRecord(tx, 'person', [{ principal: actor.id, why: 'writer' }, ...leads], { practice });
  const card = await openCard(tx, actor, practice);
  const day = await today(tx);
  const row = { id: file.dossier, day, sex: null, age_band: null, request: input.request ?? null };
  // Somebody else's request: she may not know whom it began.
  if (!(await insertPerson(tx, row))) throw refuse('bad-input', 400, { fields: ['request'] });
  await insertCard(tx, { id: card.dossier, person: file.dossier, risk: null });
  await linkDossiers(tx, actor.keys, { parent: file.dossier, child: card.dossier, kind: 'card', opens: true });
  await writeFirst(tx, actor, file, fileFields(input));
  await writeFirst(tx, actor, card, cardFields(input));
  await indexPerson(tx, actor.keys, file.dossier);
  return { id: file.dossier, card: card.dossier };
}

async function openCard(tx: Tx, actor: StaffActor, practice: Date | null): Promise<DossierKey> {
  const leads = await teamOf(tx, 'leads');
  const teams: FirstGrant[] = practice
    ? [{ principal: leads, why: 'practice' }]
    : [...(await dutyTeams(tx)), leads].map((principal) => ({ principal, why: 'card' }));
  return openRecord(tx, 'card', [{ principal: actor.id, why: 'writer' }, ...teams], { practice });
}

function fileFields(input: NewPerson): [string, PersonValue][] {
  return [
    ...input.names.map((name): [string, PersonValue] => [`name.${newId()}`, name]),
    ...input.numbers.map((number): [string, PersonValue] => [`number.${newId()}`, number]),
    ['birth_year', input.birthYear],
    ['sex', input.sex],
    ['age_band', input.ageBand],
  ];
}

function cardFields(input: NewPerson): [string, PersonValue][] {
  const given = input.names.find((name) => name.kind === 'given')?.text;
  return [['how_to_call', given ?? displayName(input.names)]];
}

async function writeFirst(tx: Tx, actor: StaffActor, key: DossierKey, fields: [string, PersonValue][]): Promise<void> {
  for (const [field, given] of fields.filter(([, value]) => value !== null)) {
    const value = checkedValue({ field, value: given }, codeLists);
    const row = { dossier: key.dossier, field, version: 1, by: actor.id };
    await insertEntry(tx, { ...row, sealed: sealEntry(key, row, { value, at: now().toISOString(), heldIn: 0 }) });
    await setColumn(tx, key.dossier, field, value);
  }
}
