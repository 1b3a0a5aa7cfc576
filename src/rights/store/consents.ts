import { first, one, rows, run, sql, type Tx } from '#kernel/db.ts';
import type { ConsentState, ConsentWay, DataKind, GuardianAnswer, InformedPoint, Purpose } from '../shared.ts';

export type ConsentRow = {
  id: string;
  dossier: string;
  purpose: Purpose;
  state: ConsentState;
  data: DataKind[];
  until: string | null;
  version: number;
};
export type ConsentVersionRow = Pick<ConsentRow, 'state' | 'data' | 'until' | 'version'> & {
  consent: string;
  points: InformedPoint[];
  way: ConsentWay | null;
  language: string | null;
  assent: boolean | null;
  guardian: GuardianAnswer | null;
  by: string;
  day: string;
  sealed: Uint8Array;
};
/** A consent with its newest version's sealed half. */
export type SealedConsentRow = ConsentRow & { sealed: Uint8Array };
export type UseRow = {
  id: string;
  dossier: string;
  consent: string | null;
  exception: string | null;
  purpose: Purpose;
  data: DataKind[];
  by: string;
  day: string;
};

const LOCK = 7251118;

/** Consents of this dossier are written one after the other until the transaction ends. */
export async function lockConsents(tx: Tx, dossier: string): Promise<void> {
  await run(tx, sql`select pg_advisory_xact_lock(${LOCK}, hashtext(${dossier}))`);
}

/** A new consent; its first version is a row of its own. */
export async function insertConsent(tx: Tx, row: Omit<ConsentRow, 'version'>): Promise<void> {
  await run(
    tx,
    sql`insert into rights.consents (id, dossier, purpose, state, data, until)
      values (${row.id}, ${row.dossier}, ${row.purpose}, ${row.state}, ${row.data}, ${row.until})`,
  );
}

/** Records one version. */
export async function insertConsentVersion(tx: Tx, row: ConsentVersionRow): Promise<void> {
  await run(
    tx,
    sql`insert into rights.consent_versions
        (consent, version, state, data, until, points, way, language, assent, guardian, by, day, sealed)
      values (${row.consent}, ${row.version}, ${row.state}, ${row.data}, ${row.until}, ${row.points}, ${row.way},
        ${row.language}, ${row.assent}, ${row.guardian}, ${row.by}, ${row.day}, ${row.sealed})`,
  );
}

/** Sets a consent to its next version. */
export async function setConsent(
  tx: Tx,
  row: Pick<ConsentRow, 'id' | 'state' | 'data' | 'until' | 'version'>,
): Promise<void> {
  await run(
    tx,
    sql`update rights.consents set state = ${row.state}, data = ${row.data}, until = ${row.until},
      version = ${row.version} where id = ${row.id}`,
  );
}

/** One consent of a dossier the actor may open; its row stays locked until the transaction ends. */
export async function lockConsent(tx: Tx, dossier: string, id: string): Promise<ConsentRow | undefined> {
  return first(
    tx,
    sql<ConsentRow>`select id, dossier, purpose, state, data, until, version from rights.consents
      where id = ${id} and dossier = ${dossier} for update`,
  );
}

/**
 * What stands for this purpose, each row locked: whoever uses a consent waits for whoever withdraws it, and then sees
 * what became of it.
 */
export async function lockConsentsFor(tx: Tx, dossier: string, purpose: Purpose): Promise<SealedConsentRow[]> {
  await run(
    tx,
    sql`select from rights.consents where dossier = ${dossier} and purpose = ${purpose} order by id for update`,
  );
  return rows(
    tx,
    sql<SealedConsentRow>`select c.id, c.dossier, c.purpose, c.state, c.data, c.until, c.version, v.sealed
      from rights.consents c join rights.consent_versions v on v.consent = c.id and v.version = c.version
      where c.dossier = ${dossier} and c.purpose = ${purpose} order by c.id`,
  );
}

/** Every consent of a dossier. */
export async function consentsOf(tx: Tx, dossier: string): Promise<ConsentRow[]> {
  return rows(
    tx,
    sql<ConsentRow>`select id, dossier, purpose, state, data, until, version from rights.consents
      where dossier = ${dossier}`,
  );
}

/** Every version of these consents, newest first. */
export async function versionsOf(tx: Tx, consents: string[]): Promise<ConsentVersionRow[]> {
  return rows(
    tx,
    sql<ConsentVersionRow>`select consent, version, state, data, until, points, way, language, assent, guardian, by,
        day, sealed
      from rights.consent_versions where consent = any(${consents}::uuid[]) order by version desc`,
  );
}

/** Records that something left. */
export async function insertUse(tx: Tx, row: UseRow): Promise<void> {
  await run(
    tx,
    sql`insert into rights.uses (id, dossier, consent, exception, purpose, data, by, day)
      values (${row.id}, ${row.dossier}, ${row.consent}, ${row.exception}, ${row.purpose}, ${row.data}, ${row.by},
        ${row.day})`,
  );
}

/** How often each consent of a dossier was used, and on which day last. */
export async function usesOf(tx: Tx, dossier: string): Promise<{ consent: string; times: number; last: string }[]> {
  return rows(
    tx,
    sql<{ consent: string; times: number; last: string }>`select consent, count(*)::int as times, max(day) as last
      from rights.uses where dossier = ${dossier} and consent is not null group by consent`,
  );
}

/**
 * Takes the consents of a record back with it; false where anybody else answered one, or where anything left under
 * one or was asked to leave without.
 */
export async function takeBackConsents(tx: Tx, dossier: string): Promise<boolean> {
  return (await one(tx, sql<{ gone: boolean }>`select rights.take_back(${dossier}) as gone`)).gone;
}
