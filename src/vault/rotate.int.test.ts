import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { rows, sql } from '#kernel/db.ts';
import { openVaultHouse, type Holder, type VaultHouse } from '#testing/vault-house.ts';
import { openKeys } from './keyholder.ts';
import { endMemberships, renewWraps } from './rotate.ts';
import { openStandby } from './standby.ts';
import { askToJoin, confirmMember } from './teams.ts';

let house: VaultHouse;
let founder: Holder;
let colleague: Holder;
let leaving: Holder;
let team: string;

before(async () => {
  house = await openVaultHouse();
});
after(() => house.stop());

beforeEach(async () => {
  [founder, colleague, leaving] = [await house.person(), await house.person(), await house.person()];
  team = await house.team(founder);
  for (const member of [colleague, leaving]) await letIn(founder, member);
});

const letIn = (member: Holder, newcomer: Holder) =>
  house.as(member, async (tx, keys) => {
    await askToJoin(tx, team, newcomer.id, member.id);
    await confirmMember(tx, keys, team, newcomer.id);
  });
const leave = (who: Holder, by = founder) => house.as(by, (tx) => endMemberships(tx, who.id));
const renew = (who: Holder) => house.as(who, renewWraps);
const recordsOfTeam = (count: number) =>
  house.records(founder, count, { grants: [{ principal: team, why: 'duty' }], standby: [team] });
const opened = (who: Holder, ids: string[]) => house.as(who, async (tx, keys) => (await openKeys(tx, keys, ids)).size);
const handedTo = async (version: number) =>
  (
    await rows(
      house.asOwner,
      sql<{ member: string }>`select member from vault.team_keys where team = ${team} and version = ${version}`,
    )
  )
    .map((row) => row.member)
    .toSorted();
const wraps = async (table: 'vault.grants' | 'vault.standby') =>
  (
    await rows(
      house.asOwner,
      sql<{ key_version: number; n: number }>`select key_version, count(*) as n from ${sql.table(table)}
        where principal = ${team} group by 1 order by 1`,
    )
  ).map((row) => [row.key_version, row.n]);

test('when somebody leaves, the team’s next key goes to those who stay, and only to those let in', async () => {
  const [waiting, forged] = [await house.person(), await house.person()];
  await house.as(founder, (tx) => askToJoin(tx, team, waiting.id, founder.id));
  await sql`insert into vault.memberships (team, member, asked_by, confirmed_by, confirmed_at, mac)
    values (${team}, ${forged.id}, ${founder.id}, ${founder.id}, now(), ${Buffer.alloc(32, 7)})`.execute(house.asOwner);
  await leave(leaving);
  assert.deepEqual(await handedTo(2), [founder.id, colleague.id].toSorted());
  const [id = ''] = await recordsOfTeam(1);
  assert.deepEqual(await wraps('vault.grants'), [[2, 1]]);
  for (const who of [founder, colleague]) assert.equal(await opened(who, [id]), 1);
});

test('old wraps are renewed in portions by whoever is at work, and nothing is left on the old key', async () => {
  const ids = await recordsOfTeam(201);
  const [closed = ''] = await house.records(colleague, 1, {
    grants: [{ principal: colleague.id, why: 'writer' }],
    standby: [team],
  });
  await leave(leaving);
  assert.equal(await renew(founder), 200);
  assert.equal(await opened(founder, ids), 201, 'half way, everything opens');
  assert.equal(await renew(colleague), 200);
  assert.equal(await renew(founder), 3);
  assert.deepEqual([await wraps('vault.grants'), await wraps('vault.standby')], [[[2, 201]], [[2, 202]]]);
  assert.deepEqual(await handedTo(1), [founder.id, colleague.id].toSorted(), 'kept until a round finds nothing');
  assert.equal(await renew(founder), 0);
  assert.deepEqual(await handedTo(1), [colleague.id], 'each forgets her own');
  assert.equal(await renew(colleague), 0);
  assert.deepEqual(await handedTo(1), []);
  for (const who of [founder, colleague]) assert.equal(await opened(who, ids), 201);
  await house.as(founder, (tx, keys) =>
    openStandby(tx, keys, { dossier: closed, reason: 'provera', until: new Date(Date.now() + 60_000) }),
  );
});

test('who came later leaves to the others what she holds no key for, and forgets nothing of theirs', async () => {
  const [early = ''] = await recordsOfTeam(1);
  await leave(leaving);
  const newcomer = await house.person();
  await letIn(founder, newcomer);
  await leave(await extra());
  assert.equal(await renew(newcomer), 0);
  assert.equal(await opened(newcomer, [early]), 0);
  assert.equal(await opened(founder, [early]), 1);
  assert.equal(await renew(colleague), 2);
  assert.equal(await opened(newcomer, [early]), 1);
});

async function extra(): Promise<Holder> {
  const one = await house.person();
  await letIn(founder, one);
  return one;
}
