import { first, run, sql, type Tx } from '#kernel/db.ts';
import type { Preferences } from '../shared.ts';

/** What a person likes, if she has said. */
export async function findPreferences(tx: Tx, account: string): Promise<Preferences | undefined> {
  return first(
    tx,
    sql<Preferences>`select locale, scheme, density, single_keys as "singleKeys" from staff.preferences where account = ${account}`,
  );
}

/** Keeps what a person likes. */
export async function putPreferences(tx: Tx, account: string, wishes: Preferences): Promise<void> {
  const { locale, scheme, density, singleKeys } = wishes;
  await run(
    tx,
    sql`insert into staff.preferences (account, locale, scheme, density, single_keys)
      values (${account}, ${locale}, ${scheme}, ${density}, ${singleKeys})
      on conflict (account) do update set locale = excluded.locale, scheme = excluded.scheme,
        density = excluded.density, single_keys = excluded.single_keys`,
  );
}
