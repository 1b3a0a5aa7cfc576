import type { Tx } from '#kernel/db.ts';
import { may } from '#kernel/permissions.ts';
import { hiddenFrom, whoCanRead, type GrantLine } from '#vault/index.ts';
import type { StaffActor } from './actor.ts';
import type { RecordHouse } from './record-house.ts';
import type { ReaderAnswer, RecordPage } from './shared.ts';
import { teamsWithMembers } from './teams.ts';

/**
 * Who can read a dossier, and why, as a screen says it: a team with its members of this moment, a link with the page it
 * leads through where the asker can open that. Members the record is hidden from by name are left out.
 */
export async function readReaders(
  tx: Tx,
  actor: StaffActor,
  dossier: string,
  house: RecordHouse,
): Promise<ReaderAnswer[]> {
  const lines = await whoCanRead(tx, actor.keys, dossier);
  const teams = await teamsWithMembers(tx, await hiddenFrom(tx, dossier));
  const pages = await house.pages(
    tx,
    lines.flatMap((line) => line.through ?? []),
  );
  return lines.map((line) => ({
    ...{ principal: line.principal, giver: line.giver, why: line.why, reason: line.reason },
    given: line.given.toISOString(),
    until: line.until?.toISOString() ?? null,
    team: teams.get(line.principal) ?? null,
    through: pageOf(line, pages),
    can: { take: mayTake(actor, line) },
  }));
}

function pageOf({ through }: GrantLine, pages: Map<string, RecordPage>): RecordPage | null {
  return through ? (pages.get(through) ?? { kind: 'other', id: through, number: null }) : null;
}

/** What a screen offers to take back: what was shared, and one's own. The vault decides. */
function mayTake(actor: StaffActor, { why, principal }: GrantLine): boolean {
  if (!may(actor, 'vault.grant.withdraw', { granted: true })) return false;
  return why === 'shared' || (principal === actor.id && (why === 'writer' || why === 'standby'));
}
