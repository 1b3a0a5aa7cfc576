import { first, rows, run, sql, type Tx } from '#kernel/db.ts';
import type { ForWhom, OrganisationAnswer, Service } from '../shared.ts';

export type OrganisationRow = {
  id: string;
  dossier: string;
  services: Service[];
  for_whom: ForWhom[];
  languages: OrganisationAnswer['languages'];
  country: string;
  checked: string;
  checked_by: string;
  retired: string | null;
  version: number;
};
export type OrganisationAct = 'written' | 'checked' | 'retired' | 'returned';
export type VersionRow = Pick<OrganisationRow, 'services' | 'for_whom' | 'languages' | 'country' | 'version'> & {
  organisation: string;
  act: OrganisationAct;
  by: string;
  day: string;
  sealed: Uint8Array;
};
/** An organisation with the sealed half of its newest version. */
export type SealedOrganisation = OrganisationRow & { by: string; sealed: Uint8Array };

const LOCK = 7251119;

/** The dossier of the directory, where there is one; `forWriting` waits for whoever begins one at this moment. */
export async function directoryDossier(tx: Tx, forWriting = false): Promise<string | undefined> {
  if (forWriting) await run(tx, sql`select pg_advisory_xact_lock(${LOCK})`);
  return (await first(tx, sql<{ dossier: string }>`select dossier from network.directory`))?.dossier;
}

/** Names the dossier of the directory. */
export async function insertDirectory(tx: Tx, dossier: string): Promise<void> {
  await run(tx, sql`insert into network.directory (dossier) values (${dossier})`);
}

/** A new organisation; its first version is a row of its own. */
export async function insertOrganisation(tx: Tx, row: Omit<OrganisationRow, 'version' | 'retired'>): Promise<void> {
  await run(
    tx,
    sql`insert into network.organisations (id, dossier, services, for_whom, languages, country, checked, checked_by)
      values (${row.id}, ${row.dossier}, ${row.services}, ${row.for_whom}, ${row.languages}, ${row.country},
        ${row.checked}, ${row.checked_by})`,
  );
}

/** Records one version. */
export async function insertOrganisationVersion(tx: Tx, row: VersionRow): Promise<void> {
  await run(
    tx,
    sql`insert into network.organisation_versions
        (organisation, version, act, services, for_whom, languages, country, by, day, sealed)
      values (${row.organisation}, ${row.version}, ${row.act}, ${row.services}, ${row.for_whom}, ${row.languages},
        ${row.country}, ${row.by}, ${row.day}, ${row.sealed})`,
  );
}

/** Sets an organisation to its next version. */
export async function setOrganisation(tx: Tx, row: OrganisationRow): Promise<void> {
  await run(
    tx,
    sql`update network.organisations set services = ${row.services}, for_whom = ${row.for_whom},
      languages = ${row.languages}, country = ${row.country}, checked = ${row.checked}, checked_by = ${row.checked_by},
      retired = ${row.retired}, version = ${row.version} where id = ${row.id}`,
  );
}

/** One organisation, locked until the transaction ends. */
export async function lockOrganisation(tx: Tx, id: string): Promise<OrganisationRow | undefined> {
  return first(
    tx,
    sql<OrganisationRow>`select id, dossier, services, for_whom, languages, country, checked, checked_by, retired,
        version
      from network.organisations where id = ${id} for update`,
  );
}

const newest = sql`select o.id, o.dossier, o.services, o.for_whom, o.languages, o.country, o.checked, o.checked_by,
    o.retired, o.version, v.by, v.sealed
  from network.organisations o join network.organisation_versions v
    on v.organisation = o.id and v.version = o.version`;

/** Every organisation with its newest version. */
export async function allOrganisations(tx: Tx): Promise<SealedOrganisation[]> {
  return rows(tx, sql<SealedOrganisation>`${newest}`);
}

/** One organisation with its newest version. */
export async function findOrganisation(tx: Tx, id: string): Promise<SealedOrganisation | undefined> {
  return first(tx, sql<SealedOrganisation>`${newest} where o.id = ${id}`);
}
