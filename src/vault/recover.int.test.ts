import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { rows, sql } from '#kernel/db.ts';
import { newId } from '#kernel/ids.ts';
import { openVaultHouse, type Holder, type VaultHouse } from '#testing/vault-house.ts';
import { dossierLabel, keyholder, openKeys } from './keyholder.ts';
import type { KeyBearer } from './principals.ts';
import { splitKey } from './quorum.ts';
import { recoverPerson, recoveryKey, rejoin, teamsHeldByOthers } from './recover.ts';
import { openStandby } from './standby.ts';
import { insertRecovery } from './store.ts';
import { askToJoin, confirmMember } from './teams.ts';
import { unwrapKey } from './wrap.ts';

let house: VaultHouse;
let recovery: KeyBearer;
let lost: Holder;
let other: Holder;
let alone: string;
let shared: string;

before(async () => {
  house = await openVaultHouse();
  lost = await house.person();
  await assert.rejects(
    house.as(lost, (tx) => recoveryKey(tx, [])),
    { code: 'not-set-up' },
  );
  recovery = await house.recovery();
  other = await house.person();
  alone = await house.team(lost);
  shared = await house.team(lost);
  await letIn(other, shared);
});
after(() => house.stop());

const letIn = (who: Holder, team: string) =>
  house.as(lost, async (tx, keys) => {
    await askToJoin(tx, team, who.id, lost.id);
    await confirmMember(tx, keys, team, who.id);
  });
const records = (count: number, principal: string, standby: string[] = []) =>
  house.records(lost, count, { grants: [{ principal, why: 'writer' }], standby });
const opened = (who: Holder, ids: string[]) => house.as(who, async (tx, keys) => (await openKeys(tx, keys, ids)).size);

async function announce(waited: boolean): Promise<string> {
  const id = newId();
  const [dossier = ''] = await records(1, other.id);
  await house.as(lost, (tx) => insertRecovery(tx, { id, person: lost.id, reason: Buffer.from('x'), dossier }));
  if (waited) await sql`update vault.recovery_openings set due_at = now() where id = ${id}`.execute(house.asOwner);
  return id;
}

test('the recovery key comes together from enough shares only', async () => {
  const words = await splitKey(recovery.privateKey, { shares: 3, enough: 2 });
  const [one = '', , three = ''] = words.map((share) => share.join(' '));
  const together = await house.as(other, (tx) => recoveryKey(tx, [three, one]));
  assert.deepEqual([together.id, together.version], [recovery.id, 1]);
  assert.deepEqual(together.privateKey, recovery.privateKey);
});

test('an opening whose delay is not over gives nothing back', async () => {
  const opening = await announce(false);
  await assert.rejects(
    house.as(lost, (tx) => recoverPerson(tx, opening, lost.id, recovery)),
    { code: 'P0001' },
  );
});

test('what she held, and what teams held in which she was alone, is hers again; what others hold is not touched', async () => {
  const own = await records(1, lost.id);
  const ofTeam = await records(1, alone);
  const inStandby = await records(1, other.id, [alone]);
  const ofShared = await records(1, shared);
  const many = await records(500, lost.id);
  const opening = await announce(true);
  const withLostKey = { id: lost.id, version: lost.version, privateKey: lost.privateKey, told: [] };

  const { holder, renewed } = await house.as(lost, async (tx) => {
    const { holder: mine, recovery: next } = await recoverPerson(tx, opening, lost.id, recovery);
    return { holder: mine, renewed: next };
  });
  const back: Holder = { ...keyholder(holder), told: [] };
  assert.deepEqual([back.version, renewed.version], [2, 2]);
  assert.equal(await opened(back, [...own, ...ofTeam, ...many]), 502);
  await house.as(back, (tx, keys) =>
    openStandby(tx, keys, { dossier: inStandby[0] ?? '', reason: 'požar', until: new Date(Date.now() + 60_000) }),
  );
  assert.equal(await opened(withLostKey, own), 0, 'the lost key opens nothing any more');
  assert.equal(await opened(back, ofShared), 0, 'her team with others waits until one of them lets her in');
  assert.equal(await opened(other, ofShared), 1);

  const wraps = await rows(
    house.asOwner,
    sql<{ dossier: string; wrapped: Uint8Array; key_version: number }>`select * from vault.recovery_wraps`,
  );
  assert.ok(wraps.length > 500);
  for (const { dossier, wrapped, key_version } of wraps) {
    assert.equal(key_version, 2);
    unwrapKey({ wrapped, by: renewed, about: dossierLabel(dossier) });
  }
  await assert.rejects(
    house.as(back, (tx) => recoverPerson(tx, opening, lost.id, renewed)),
    { code: 'P0001' },
    'it acts once',
  );
});

test('teams with others are those where she waits to be let in again', async () => {
  const waits = (teams: string[]) => house.as(lost, (tx) => teamsHeldByOthers(tx, lost.id, teams));
  const asked = await house.team(lost);
  await house.as(lost, (tx) => askToJoin(tx, asked, other.id, lost.id));
  assert.deepEqual(await waits([alone, shared, asked]), [shared]);
  await house.as(lost, (tx) => rejoin(tx, shared, lost.id));
  const [mine] = await rows(
    house.asOwner,
    sql<{ waits: boolean; keys: number }>`select confirmed_by is null as waits,
      (select count(*) from vault.team_keys k where k.team = m.team and k.member = m.member) as keys
      from vault.memberships m where m.team = ${shared} and m.member = ${lost.id}`,
  );
  assert.deepEqual(mine, { waits: true, keys: 0 });
});
