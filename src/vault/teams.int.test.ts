import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { openVaultHouse, type Holder, type VaultHouse } from '#testing/vault-house.ts';
import { openSealedTo, openWithTeamKeys, sealTo, teamKeys } from './seal-to.ts';
import { endMemberships } from './rotate.ts';
import { askToJoin, confirmMember } from './teams.ts';

let house: VaultHouse;
let founder: Holder;
let newcomer: Holder;
let stranger: Holder;
let team: string;

before(async () => {
  house = await openVaultHouse();
});
after(() => house.stop());
beforeEach(async () => {
  [founder, newcomer, stranger] = [await house.person(), await house.person(), await house.person()];
  team = await house.team(founder);
});

const ask = (who: Holder) => house.as(founder, (tx) => askToJoin(tx, team, who.id, founder.id));
const confirm = (by: Holder, who: Holder, to = team) => house.as(by, (tx, keys) => confirmMember(tx, keys, to, who.id));
const seal = (value: unknown) => house.as(founder, (tx) => sealTo(tx, team, 'proba', value));
const read = (who: Holder, bytes: Uint8Array, about = 'proba') =>
  house.as(who, async (tx, keys) => (await openSealedTo<unknown>(tx, keys, team, [{ about, bytes }]))[0]);

test('a newcomer is let in by a member, once, and only if somebody asked for her', async () => {
  await assert.rejects(confirm(founder, newcomer), { code: 'not-found' });
  await ask(newcomer);
  await assert.rejects(confirm(stranger, newcomer), { code: 'not-in-this-team', status: 403 });
  await assert.rejects(confirm(newcomer, newcomer), { code: 'not-in-this-team', status: 403 });
  await assert.rejects(confirm(founder, newcomer, crypto.randomUUID()), { code: 'not-found' });
  await confirm(founder, newcomer);
  await assert.rejects(confirm(founder, newcomer), { code: 'already-confirmed', status: 409 });
  await ask(stranger);
  await confirm(newcomer, stranger);
});

test('what is sealed to a team is read by its members, under the name it was sealed by, and by nobody else', async () => {
  const bytes = await seal({ broj: '060 000 0555' });
  await ask(newcomer);
  assert.equal(await read(newcomer, bytes), undefined, 'asked for, but not let in');
  await confirm(founder, newcomer);
  for (const who of [founder, newcomer]) assert.deepEqual(await read(who, bytes), { broj: '060 000 0555' });
  assert.equal(await read(stranger, bytes), undefined);
  await assert.rejects(read(founder, bytes, 'nešto drugo'));
});

test('after somebody left, what was sealed before still opens for those who stay; what comes after not for her', async () => {
  await ask(newcomer);
  await confirm(founder, newcomer);
  const earlier = await seal('pre');
  const hers = await house.as(newcomer, (tx, keys) => teamKeys(tx, keys, team));
  await house.as(founder, (tx) => endMemberships(tx, newcomer.id));
  const later = await seal('posle');
  assert.deepEqual([await read(founder, earlier), await read(founder, later)], ['pre', 'posle']);
  assert.equal(openWithTeamKeys(hers, 'proba', later), undefined, 'with the key she took along');
});

test('a format of a later version is not guessed at', async () => {
  const bytes = await seal('proba');
  const keys = await house.as(founder, (tx, holder) => teamKeys(tx, holder, team));
  assert.equal(openWithTeamKeys(keys, 'proba', Uint8Array.from([2, ...bytes.subarray(1)])), undefined);
});
