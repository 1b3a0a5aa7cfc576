import { openJson, sealJson, type DossierKey } from '#vault/index.ts';
import type { PersonField, PersonValue } from './shared.ts';
import type { EntryRow } from './store.ts';

/**
 * What is sealed of one version of a field: its value and its exact time; and of a number its writer did not type here,
 * from which version it came (0: from where the file was begun).
 */
type Sealed = { value: PersonValue; at: string; heldIn?: number | undefined };
type Place = Pick<EntryRow, 'dossier' | 'field' | 'version'>;

const address = (row: Place) =>
  ({ dossier: row.dossier, kind: 'person', field: row.field, record: String(row.version) }) as const;

/** Seals one version of a field under the key of the file or the card it belongs to. */
export function sealEntry(key: DossierKey, row: Place, content: Sealed): Uint8Array {
  return sealJson(key, address(row), content);
}

/** Opens one version of a field. */
export function openEntry(key: DossierKey, row: EntryRow): PersonField {
  const { value, at } = openJson<Sealed>(key, address(row), row.sealed);
  return { version: row.version, value, by: row.by, at };
}

/** From which version a number came that its writer has seen the mask of; undefined where she typed it. */
export function heldInOf(key: DossierKey, row: EntryRow): number | undefined {
  return openJson<Sealed>(key, address(row), row.sealed).heldIn;
}

/** All fields of one file or card that still say something. */
export function openFields(key: DossierKey, rows: EntryRow[]): Record<string, PersonField> {
  const mine = rows.filter((row) => row.dossier === key.dossier);
  return Object.fromEntries(mine.map((row) => [row.field, openEntry(key, row)]));
}
