import type { Tx } from '#kernel/db.ts';
import { notFound } from '#kernel/errors.ts';
import { purposeKey } from './derive.ts';
import type { DossierKey } from './seal.ts';
import { unwrapUnder } from './link-wrap.ts';
import { linkWraps, myGrants, myTeamKeys, type GrantRow } from './store.ts';
import { unwrapKey } from './wrap.ts';

/**
 * Somebody who is signed in and may open what was granted to her or her teams, for the length of one request.
 * Every dossier whose key is used is told to `touch`, which is how a read gets into the audit without being asked.
 */
export type Keyholder = {
  id: string;
  version: number;
  privateKey: Uint8Array;
  touch(dossier: string): void;
  /** Keys opened before in this request, and single keys a locked screen still holds. */
  opened: Map<string, DossierKey>;
  /** Team private keys opened in this request, by `team/version`. */
  teams: Map<string, Uint8Array>;
};

/** A holder for one request. */
export function keyholder(who: Pick<Keyholder, 'id' | 'version' | 'privateKey' | 'touch'>): Keyholder {
  return { ...who, opened: new Map(), teams: new Map() };
}

/** Opens one dossier's key. Without a grant: 404, as if it were not there. */
export async function openKey(tx: Tx, holder: Keyholder, dossier: string): Promise<DossierKey> {
  const key = (await openKeys(tx, holder, [dossier])).get(dossier);
  if (!key) throw notFound();
  return key;
}

/** Opens the keys of all these dossiers the holder has a grant on, or on something linked to them; the others are absent. */
export async function openKeys(tx: Tx, holder: Keyholder, dossiers: string[]): Promise<Map<string, DossierKey>> {
  const missing = dossiers.filter((dossier) => !holder.opened.has(dossier));
  if (missing.length > 0) await unwrapMissing(tx, holder, missing);
  const linked = missing.filter((dossier) => !holder.opened.has(dossier));
  if (linked.length > 0) await unwrapLinked(tx, holder, linked);
  const keys = dossiers.flatMap((dossier) => holder.opened.get(dossier) ?? []);
  for (const key of keys) holder.touch(key.dossier);
  return new Map(keys.map((key) => [key.dossier, key]));
}

async function unwrapMissing(tx: Tx, holder: Keyholder, dossiers: string[]): Promise<void> {
  const grants = await myGrants(tx, dossiers);
  await openTeams(tx, holder, grants);
  for (const grant of grants) {
    if (holder.opened.has(grant.dossier)) continue;
    const privateKey = privateKeyFor(holder, grant);
    if (privateKey) holder.opened.set(grant.dossier, unwrapGrant(grant, privateKey));
  }
}

/** One step deep: a parent's key comes from a grant on it, never from a link of its own (VAULT 2.1). */
async function unwrapLinked(tx: Tx, holder: Keyholder, dossiers: string[]): Promise<void> {
  const links = await linkWraps(tx, dossiers);
  const parents = links.map((link) => link.parent).filter((parent) => !holder.opened.has(parent));
  if (parents.length > 0) await unwrapMissing(tx, holder, [...new Set(parents)]);
  for (const { parent, child, wrapped } of links) {
    const key = holder.opened.get(parent);
    if (key && !holder.opened.has(child)) holder.opened.set(child, unwrapUnder(key, child, wrapped));
  }
}

async function openTeams(tx: Tx, holder: Keyholder, grants: GrantRow[]): Promise<void> {
  const wanted = new Set(grants.filter((grant) => !privateKeyFor(holder, grant)).map((grant) => grant.principal));
  wanted.delete(holder.id);
  if (wanted.size > 0 && holder.version > 0) await loadTeamKeys(tx, holder, [...wanted]);
}

/** Unwraps the private keys of these teams, every version the holder was given. */
export async function loadTeamKeys(tx: Tx, holder: Keyholder, teams: string[]): Promise<void> {
  for (const row of await myTeamKeys(tx, holder.id, teams)) {
    const privateKey = unwrapKey({ wrapped: row.wrapped, by: holder, about: teamKeyLabel(row.team, row.version) });
    holder.teams.set(`${row.team}/${row.version}`, privateKey);
  }
}

/** What a team key's wrap is bound to. */
export function teamKeyLabel(team: string, version: number): string {
  return `team-key/${team}/${version}`;
}

/** What a dossier key's wrap is bound to. */
export function dossierLabel(dossier: string): string {
  return `dossier/${dossier}`;
}

function privateKeyFor(holder: Keyholder, grant: GrantRow): Uint8Array | undefined {
  if (grant.principal !== holder.id) return holder.teams.get(`${grant.principal}/${grant.key_version}`);
  return grant.key_version === holder.version ? holder.privateKey : undefined;
}

function unwrapGrant(grant: GrantRow, privateKey: Uint8Array): DossierKey {
  const by = { id: grant.principal, version: grant.key_version, privateKey };
  return { dossier: grant.dossier, key: unwrapKey({ wrapped: grant.wrapped, by, about: dossierLabel(grant.dossier) }) };
}

/** The key for what belongs to a person alone: her second factor, a sheet she has not checked yet. */
export function ownKey(holder: Pick<Keyholder, 'id' | 'privateKey'>): DossierKey {
  return { dossier: holder.id, key: purposeKey(holder.privateKey, 'own-things') };
}
