import type { Tx } from '#kernel/db.ts';
import { openJson, openKeys, sealJson, type DossierKey, type Keyholder } from '#vault/index.ts';
import { openRecord } from './open-record.ts';
import type { Gender } from './shared.ts';
import { insertProfile, profiles } from './store.ts';

/** What colleagues know of each other; sealed to everybody who works here, and to nobody else. */
export type Profile = { name: string; address: string; gender: Gender };

const profileAddress = (key: DossierKey, account: string) =>
  ({ dossier: key.dossier, kind: 'staff', field: 'profile', record: account }) as const;

/** Keeps a person's name and address, sealed to the team of everyone. */
export async function keepProfile(tx: Tx, account: string, everyone: string, profile: Profile): Promise<void> {
  const key = await openRecord(tx, 'staff', [
    { principal: everyone, why: 'staff' },
    { principal: account, why: 'staff' },
  ]);
  await insertProfile(tx, account, key.dossier, sealJson(key, profileAddress(key, account), profile));
}

/** Every colleague whose profile the holder can open. Names of staff are not a person's data: nothing is touched. */
export async function colleagues(tx: Tx, holder: Keyholder): Promise<Map<string, Profile & { left: boolean }>> {
  const found = await profiles(tx);
  const quiet = { ...holder, touch: () => undefined };
  const keys = await openKeys(
    tx,
    quiet,
    found.map((row) => row.dossier),
  );
  return new Map(
    found.flatMap((row) => {
      const key = keys.get(row.dossier);
      if (!key) return [];
      return [
        [row.account, { ...openJson<Profile>(key, profileAddress(key, row.account), row.sealed), left: row.left }],
      ];
    }),
  );
}
