import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from '#kernel/db.ts';
import { openVaultHouse, type Holder, type VaultHouse } from '#testing/vault-house.ts';
import { giveCards } from './cards.ts';
import { openKeys } from './keyholder.ts';
import { endMemberships } from './rotate.ts';
import { askToJoin, confirmMember } from './teams.ts';

let house: VaultHouse;
let member: Holder;
let duty: string;

before(async () => {
  house = await openVaultHouse();
  member = await house.person();
  duty = await house.team(member);
});
after(() => house.stop());

const cards = (count: number) => house.records(member, count, { grants: [{ principal: duty, why: 'card' }] });
const give = (who: Holder, team: string) => house.as(who, (tx, keys) => giveCards(tx, keys, team));
const opened = (who: Holder, ids: string[]) => house.as(who, async (tx, keys) => (await openKeys(tx, keys, ids)).size);

test('a duty team born later gets the cards there are, in portions, each told to the audit', async () => {
  const ids = await cards(201);
  const night = await house.person();
  const later = await house.team(night);
  assert.equal(await opened(night, ids), 0);
  assert.equal(await give(night, later), true, 'whoever holds none can give none');
  assert.equal(await give(member, later), true, 'one still waits');
  assert.equal(member.told.length, 200);
  assert.equal(await give(member, later), false);
  assert.equal(member.told.length, 1);
  assert.equal(await opened(night, ids), 201);
  assert.equal(await give(member, later), false);
  assert.deepEqual(member.told, [], 'what is there already is given by nobody a second time');
});

test('a card hidden from a colleague is not hers to give', async () => {
  const [id = ''] = await cards(1);
  await sql`insert into vault.blocks (dossier, principal, by) values (${id}, ${member.id}, ${member.id})`.execute(
    house.asOwner,
  );
  const night = await house.person();
  const later = await house.team(night);
  while ((await give(member, later)) && member.told.length > 0);
  assert.equal(await opened(night, [id]), 0);
});

test('who holds only the newest key of her team gives what she can open, and leaves the rest to the others', async () => {
  const founder = await house.person();
  const old = await house.team(founder);
  const [id = ''] = await house.records(founder, 1, { grants: [{ principal: old, why: 'card' }] });
  const [gone, newcomer] = [await house.person(), await house.person()];
  const letIn = (who: Holder) =>
    house.as(founder, async (tx, keys) => {
      await askToJoin(tx, old, who.id, founder.id);
      await confirmMember(tx, keys, old, who.id);
    });
  await letIn(gone);
  await house.as(founder, (tx) => endMemberships(tx, gone.id));
  await letIn(newcomer);
  const night = await house.person();
  const later = await house.team(night);
  assert.equal(await give(newcomer, later), true);
  assert.deepEqual(newcomer.told, []);
  await give(founder, later);
  assert.deepEqual(founder.told, [id]);
  assert.equal(await opened(night, [id]), 1);
});
