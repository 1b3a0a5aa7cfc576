import { purposeKey } from '../vault/derive.ts';
import { unwrapUnder } from '../vault/link-wrap.ts';
import { unpad } from '../vault/padding.ts';
import { unwrapKey } from '../vault/wrap.ts';
import type { DumpRow } from './dump.ts';
import { opensTo } from './thief.ts';

/** What somebody can open with a dump: private halves by `principal/version`, and keys of records by id. */
export type Holding = { person: string; keys: Map<string, Uint8Array>; dossiers: Map<string, Uint8Array> };
export type AnyWrap = { dossier: string; principal: string; version: number; bytes: Buffer };

const text = (cell: unknown) => String(cell);
const ofTable = (dump: DumpRow[], table: string) => dump.flatMap((row) => (row.table === table ? [row.cells] : []));

/** Every key of a record that is wrapped to somebody: by a grant, in standby, for recovery. */
export function everyWrap(dump: DumpRow[]): AnyWrap[] {
  return ['vault.grants', 'vault.standby', 'vault.recovery_wraps'].flatMap((table) =>
    ofTable(dump, table).map((cells) => ({
      ...{ dossier: text(cells['dossier']), principal: text(cells['principal']) },
      ...{ version: Number(cells['key_version']), bytes: cells['wrapped'] as Buffer },
    })),
  );
}

/**
 * Tries everything she has on everything in the dump: each private half on each team key and each wrap, whoever it was
 * meant for, and each record's key on what is linked to it. `kept`: keys she had opened and written down before.
 */
export function openAll(dump: DumpRow[], person: string, secrets: Uint8Array[], kept?: Holding): Holding {
  const halves = [...secrets, ...(kept?.keys.values() ?? [])].filter((secret) => secret.length === 32);
  const keys = new Map<string, Uint8Array>(kept?.keys ?? []);
  for (const { team, version, member, wrapped } of ofTable(dump, 'vault.team_keys')) {
    const name = `${text(team)}/${text(version)}`;
    const key = unwrapAny(halves, text(member), wrapped as Buffer, `team-key/${name}`);
    if (key) keys.set(name, key);
  }
  const all = [...halves, ...keys.values()];
  const dossiers = new Map<string, Uint8Array>(kept?.dossiers ?? []);
  for (const { dossier, principal, version, bytes } of everyWrap(dump)) {
    const key = unwrapAny(all, principal, bytes, `dossier/${dossier}`, [version]);
    if (key) dossiers.set(dossier, key);
  }
  return { person, keys, dossiers: new Map([...dossiers, ...linkedTo(dump, dossiers)]) };
}

const VERSIONS = [1, 2, 3];

function unwrapAny(halves: Uint8Array[], id: string, wrapped: Buffer, about: string, versions = VERSIONS) {
  for (const privateKey of halves)
    for (const version of versions) {
      const key = attempt(() => unwrapKey({ wrapped, by: { id, version, privateKey }, about }));
      if (key) return key;
    }
  return null;
}

function linkedTo(dump: DumpRow[], known: Map<string, Uint8Array>): [string, Uint8Array][] {
  return ofTable(dump, 'vault.links').flatMap(({ parent, child, wrapped }): [string, Uint8Array][] => {
    const key = known.get(text(parent));
    if (!key || !Buffer.isBuffer(wrapped)) return [];
    const opened = attempt(() => unwrapUnder({ dossier: text(parent), key }, text(child), wrapped));
    return opened ? [[opened.dossier, opened.key]] : [];
  });
}

const KINDS = ['contact', 'grant', 'handover', 'link', 'note', 'person', 'promise', 'search', 'sending', 'staff'];

/** Every sealed value in the dump that opens with what she holds. */
export function sealedValues(dump: DumpRow[], holding: Holding): { table: string; bytes: Buffer }[] {
  const contents = [...holding.dossiers.values()].flatMap((key) =>
    KINDS.map((kind) => purposeKey(key, `content/${kind}`)),
  );
  return dump.flatMap(({ table, cells }) =>
    Object.entries(cells).flatMap(([column, bytes]) => {
      if (!Buffer.isBuffer(bytes) || column === 'wrapped' || bytes[0] !== 1 || bytes.length < 60) return [];
      const opens = contents.some((key) => opensTo(key, bytes) !== null) || opensForTeam(cells, bytes, holding);
      return opens ? [{ table, bytes }] : [];
    }),
  );
}

/** A value sealed outright to a team: a search entry, the terms of a search. */
function opensForTeam(cells: Record<string, unknown>, bytes: Buffer, { keys }: Holding): boolean {
  const version = bytes.readUInt32BE(1);
  const id = text(cells['id']);
  const labels = [`sealed/search-entry/${id}`, `sealed/ring/${id}`, 'sealed/audit/search'];
  return [...keys].some(([name, privateKey]) => {
    const team = name.split('/')[0] ?? '';
    return labels.some((about) =>
      attempt(() => unpad(unwrapKey({ wrapped: bytes.subarray(5), by: { id: team, version, privateKey }, about }))),
    );
  });
}

function attempt<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}
