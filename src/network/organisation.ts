import { now } from '#kernel/clock.ts';
import { openJson, sealJson, type DossierKey } from '#vault/index.ts';
import { freshDays, type NewOrganisation, type OrganisationAnswer } from './shared.ts';
import type { SealedOrganisation } from './store.ts';

/** The sealed half of a version: who it is, where, how to reach it, and when it was written. */
export type SealedHalf = Pick<NewOrganisation, 'name' | 'numbers' | 'hours' | 'where' | 'safeContact' | 'note'> & {
  at: string;
};

const address = (key: DossierKey, organisation: string, version: number) =>
  ({ dossier: key.dossier, kind: 'organisation', field: `version/${version}`, record: organisation }) as const;

/** Seals that half. */
export function sealHalf(
  key: DossierKey,
  { id, version }: { id: string; version: number },
  { name, numbers, hours, where, safeContact, note }: Omit<SealedHalf, 'at'>,
): Uint8Array {
  const half: SealedHalf = { name, numbers, hours, where, safeContact, note, at: now().toISOString() };
  return sealJson(key, address(key, id, version), half);
}

/** Opens that half. */
export function openHalf(key: DossierKey, row: Pick<SealedOrganisation, 'id' | 'version' | 'sealed'>): SealedHalf {
  return openJson<SealedHalf>(key, address(key, row.id, row.version), row.sealed);
}

/** Whether an entry last checked on this day has grown old: more than ninety days ago (domain.md 4.3). */
export function isOld(checkedOn: string, today: string): boolean {
  return (Date.parse(today) - Date.parse(checkedOn)) / 86_400_000 > freshDays;
}

/** An organisation as everybody on staff sees it. */
export function organisationAnswer(key: DossierKey, row: SealedOrganisation, today: string): OrganisationAnswer {
  const { id, version, services, languages, country, by } = row;
  const coded = { id, version, services, forWhom: row.for_whom, languages, country, by };
  const checked = { checkedOn: row.checked, checkedBy: row.checked_by, old: isOld(row.checked, today) };
  return { ...coded, ...openHalf(key, row), ...checked, retiredOn: row.retired };
}
