import type { Tx } from '#kernel/db.ts';
import { notFound, refuse } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { tell } from '#kernel/outbox.ts';
import { may } from '#kernel/permissions.ts';
import { today } from '#people/index.ts';
import { openRecord, teamOf, type StaffActor } from '#staff/index.ts';
import { openKey, openKeys, type DossierKey } from '#vault/index.ts';
import { organisationAnswer, openHalf, sealHalf, type SealedHalf } from './organisation.ts';
import type { DirectoryAnswer, NewOrganisation } from './shared.ts';
import {
  allOrganisations,
  directoryDossier,
  findOrganisation,
  insertDirectory,
  insertOrganisation,
  insertOrganisationVersion,
  lockOrganisation,
  setOrganisation,
  type OrganisationAct,
  type OrganisationRow,
} from './store.ts';

/** Every organisation, for everybody on staff; those no longer there last. Nothing of it is a person's. */
export async function readDirectory(tx: Tx, actor: StaffActor): Promise<DirectoryAnswer> {
  const can = { write: may(actor, 'network.directory.write') };
  const dossier = await directoryDossier(tx);
  if (!dossier) return { organisations: [], closed: false, can };
  const key = (await openKeys(tx, actor.keys, [dossier])).get(dossier);
  if (!key) return { organisations: [], closed: true, can: { write: false } };
  const day = await today(tx);
  const found = (await allOrganisations(tx)).map((row) => organisationAnswer(key, row, day));
  const inOrder = found.toSorted(
    (a, b) => Number(a.retiredOn !== null) - Number(b.retiredOn !== null) || a.name.localeCompare(b.name, 'sr-Latn'),
  );
  return { organisations: inOrder, closed: false, can };
}

/** The key of the directory; the first who writes in it begins it. 404 for whoever was not let in yet. */
async function directoryKey(tx: Tx, actor: StaffActor): Promise<DossierKey> {
  const dossier = await directoryDossier(tx, true);
  if (dossier) return openKey(tx, actor.keys, dossier);
  const key = await openRecord(tx, 'directory', [{ principal: await teamOf(tx, 'everyone'), why: 'staff' }]);
  await insertDirectory(tx, key.dossier);
  return key;
}

/** Writes an organisation into the directory; whoever writes it has just looked. */
export async function addOrganisation(tx: Tx, actor: StaffActor, input: NewOrganisation): Promise<{ id: string }> {
  const key = await directoryKey(tx, actor);
  const day = await today(tx);
  const id = newId();
  const { services, forWhom, languages, country } = input;
  const coded = { services, for_whom: forWhom, languages, country };
  await insertOrganisation(tx, { id, dossier: key.dossier, ...coded, checked: day, checked_by: actor.id });
  const sealed = sealHalf(key, { id, version: 1 }, input);
  await insertOrganisationVersion(tx, {
    ...{ organisation: id, version: 1, act: 'written', by: actor.id, day },
    ...coded,
    sealed,
  });
  await tell(tx, 'directory.changed', key.dossier);
  return { id };
}

type Step = { id: string; basedOn: number };

/** Changes an organisation, as its next version. Refuses `organisation-changed` with the newest when somebody was quicker. */
export async function changeOrganisation(
  tx: Tx,
  actor: StaffActor,
  input: NewOrganisation & Step,
): Promise<{ version: number }> {
  const { services, forWhom, languages, country } = input;
  return step(tx, actor, input, 'written', () => ({
    row: { services, for_whom: forWhom, languages, country },
    half: input,
  }));
}

/** Notes that somebody has looked: it is still so. */
export async function checkOrganisation(tx: Tx, actor: StaffActor, input: Step): Promise<{ version: number }> {
  return step(tx, actor, input, 'checked', (day) => ({ row: { checked: day, checked_by: actor.id } }));
}

/** Takes an organisation out of use, or (`back`) into it again; what it was stays. */
export async function retireOrganisation(
  tx: Tx,
  actor: StaffActor,
  input: Step & { back: boolean },
): Promise<{ version: number }> {
  const act = input.back ? 'returned' : 'retired';
  return step(tx, actor, input, act, (day) => ({ row: { retired: input.back ? null : day } }));
}

type Next = { row: Partial<OrganisationRow>; half?: Omit<SealedHalf, 'at'> };

async function step(
  tx: Tx,
  actor: StaffActor,
  { id, basedOn }: Step,
  act: OrganisationAct,
  change: (day: string) => Next,
): Promise<{ version: number }> {
  const locked = await lockOrganisation(tx, id);
  const before = locked && (await findOrganisation(tx, id));
  if (!locked || !before) throw notFound();
  const key = await openKey(tx, actor.keys, locked.dossier);
  if (locked.version !== basedOn) throw refuse('organisation-changed', 409, { version: locked.version });
  const day = await today(tx);
  const { row, half } = change(day);
  const next = { ...locked, ...row, version: locked.version + 1 };
  await setOrganisation(tx, next);
  const { services, for_whom, languages, country, version } = next;
  const sealed = sealHalf(key, { id, version }, half ?? openHalf(key, before));
  const coded = { services, for_whom, languages, country };
  await insertOrganisationVersion(tx, { organisation: id, version, act, ...coded, by: actor.id, day, sealed });
  await tell(tx, 'directory.changed', locked.dossier);
  return { version };
}
