import type { Tx } from '#kernel/db.ts';
import { openJson, openKeys } from '#vault/index.ts';
import type { StaffActor } from './actor.ts';
import { invitationAddress } from './join/invite.ts';
import { colleagues, type Profile } from './profile.ts';
import type { Colleague } from './shared.ts';
import { unusedInvitations, rolesHeld } from './store.ts';

/** Everybody who works here, with her roles; those who left last. */
export async function listColleagues(tx: Tx, actor: StaffActor): Promise<Colleague[]> {
  const names = await colleagues(tx, actor.keys);
  const held = await rolesHeld(tx);
  return [...names]
    .map(([id, profile]) => ({
      id,
      name: profile.name,
      gender: profile.gender,
      left: profile.left,
      roles: held.filter((row) => row.account === id).map((row) => row.role),
    }))
    .toSorted((a, b) => Number(a.left) - Number(b.left) || a.name.localeCompare(b.name, 'sr-Latn'));
}

/** Invitations nobody has used yet; `over`: the time of one has passed, and its code opens nothing. */
export async function listInvitations(
  tx: Tx,
  actor: StaffActor,
): Promise<(Profile & { id: string; roles: string[]; until: Date; over: boolean })[]> {
  const found = await unusedInvitations(tx);
  const quiet = { ...actor.keys, touch: () => undefined };
  const keys = await openKeys(
    tx,
    quiet,
    found.map((row) => row.dossier),
  );
  return found.flatMap((row) => {
    const key = keys.get(row.dossier);
    if (!key) return [];
    return [
      {
        ...openJson<Profile>(key, invitationAddress(key, row.id), row.sealed),
        id: row.id,
        roles: row.roles,
        until: row.until,
        over: row.over,
      },
    ];
  });
}
