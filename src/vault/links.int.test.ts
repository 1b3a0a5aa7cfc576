import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { rows, sql } from '#kernel/db.ts';
import { openVaultHouse, type Holder, type VaultHouse } from '#testing/vault-house.ts';
import { shareDossier, withdrawGrant } from './grants.ts';
import { keyholder, openKey, openKeys } from './keyholder.ts';
import { closeLink, linkDossiers, relinkDossiers, unlinkDossiers, type NewLink } from './links.ts';
import { forgetRemovedLinks, hideDossier, readableIfFew, unhideDossier } from './store.ts';

let house: VaultHouse;
let writer: Holder;
let reader: Holder;
let contact: string;
let person: string;
let kin: string;

before(async () => {
  house = await openVaultHouse();
  writer = await house.person();
  reader = await house.person();
});
after(() => house.stop());

const record = async (principal = writer.id) =>
  (await house.records(writer, 1, { grants: [{ principal, why: 'writer' }] }))[0] ?? '';
const link = (parent: string, child: string, opens = true, by = writer) =>
  house.as(by, (tx, keys) => linkDossiers(tx, keys, { parent, child, kind: 'about', opens }));
const unlink = (parent: string, child: string, kind: NewLink['kind'] = 'about', by = writer) =>
  house.as(by, (tx, keys) => unlinkDossiers(tx, keys, { parent, child, kind }));
const share = (dossier: string, principal: string) =>
  house.as(writer, (tx, keys) => shareDossier(tx, keys, { dossier, principal, reason: 'zamena', until: null }));
/** Which of these somebody opens, by its place. */
const opens = (who: Holder, ids: string[]) =>
  house.as(who, async (tx, keys) => {
    const found = await openKeys(tx, keys, ids);
    return ids.flatMap((id, at) => (found.has(id) ? [at] : []));
  });

beforeEach(async () => {
  [contact, person, kin] = [await record(), await record(), await record()];
  await link(contact, person);
  await link(person, kin);
});

test('whoever is given a record reads what it opens, one step deep and no further, and the audit is told of it', async () => {
  assert.deepEqual(await opens(reader, [person, kin]), []);
  await share(contact, reader.id);
  assert.deepEqual(await opens(reader, [person]), [0], 'asked for alone, without the record it is opened by');
  assert.deepEqual(reader.told, [person]);
  assert.deepEqual(await opens(reader, [contact, person, kin]), [0, 1]);
});

test('a team’s grant opens what is linked too, with the same key its writer has', async () => {
  const team = await house.team(reader);
  await share(contact, team);
  const key = (who: Holder) => house.as(who, (tx, keys) => openKey(tx, keys, person));
  assert.deepEqual(await key(reader), await key(writer));
});

test('withdrawn, unlinked or hidden by name, what the record opened is closed at once', async () => {
  await share(contact, reader.id);
  await house.as(writer, (tx, keys) => withdrawGrant(tx, keys, contact, reader.id));
  assert.deepEqual(await opens(reader, [person]), []);
  await share(contact, reader.id);
  await house.as(writer, (tx) => hideDossier(tx, person, reader.id));
  assert.deepEqual(await opens(reader, [contact, person]), [0]);
  const other = await record();
  await link(contact, other);
  assert.deepEqual(await opens(reader, [other]), [0]);
  await unlink(contact, other);
  assert.deepEqual(await opens(reader, [other]), []);
});

/** The link to `person` is removed by the reader, who has no other way to it; gives the wrap. */
const removed = async () => {
  await share(contact, reader.id);
  return (await unlink(contact, person, 'about', reader)) ?? new Uint8Array();
};
const relink = (wrapped: Uint8Array | null, by = reader, child = person, kind: NewLink['kind'] = 'about') =>
  house.as(by, (tx, keys) => relinkDossiers(tx, keys, { parent: contact, child, kind, wrapped }));
const wrapOf = async (child: string) =>
  (await rows(house.asOwner, sql<{ wrapped: Uint8Array }>`select wrapped from vault.links where child = ${child}`))[0]
    ?.wrapped ?? new Uint8Array();
const minuteLater = () =>
  rows(house.asOwner, sql`update vault.removed_links set removed = removed - interval '61 seconds'`);
const NOT_THERE = { code: 'not-found' };

test('whoever removed a link puts it back within a minute, though it was her only way; once, and as whose it was', async () => {
  const wrapped = await removed();
  assert.deepEqual(await opens(reader, [person]), []);
  assert.deepEqual(await rows(house.asOwner, sql`select from vault.links where child = ${person}`), []);
  await relink(wrapped);
  assert.deepEqual(await opens(reader, [person]), [0]);
  assert.deepEqual(await rows(house.asOwner, sql`select by from vault.links where child = ${person}`), [
    { by: writer.id },
  ]);
  await assert.rejects(relink(wrapped), NOT_THERE);
});

test('no other wrap comes back: not a forged one, not that of another record, none at another place', async () => {
  const other = await record();
  await link(contact, other);
  const wrapped = await removed();
  const forged = Uint8Array.from(wrapped, (byte, at) => (at === 20 ? byte ^ 1 : byte));
  for (const wrong of [forged, await wrapOf(other), await wrapOf(kin), new Uint8Array()])
    await assert.rejects(relink(wrong), NOT_THERE);
  await assert.rejects(relink(wrapped, reader, kin), NOT_THERE);
  await assert.rejects(relink(wrapped, reader, person, 'tie'), NOT_THERE);
  assert.deepEqual(await opens(reader, [person, kin]), []);
  await relink(wrapped);
});

test('nobody else puts it back, nor she whom it was hidden from meanwhile, who lost the parent, or who came too late', async () => {
  const wrapped = await removed();
  await assert.rejects(relink(wrapped, writer), NOT_THERE);
  await assert.rejects(relink(wrapped, await house.person()), NOT_THERE);
  await house.as(writer, (tx) => hideDossier(tx, person, reader.id));
  await assert.rejects(relink(wrapped), NOT_THERE);
  await house.as(writer, (tx) => unhideDossier(tx, person, reader.id));
  await house.as(writer, (tx, keys) => withdrawGrant(tx, keys, contact, reader.id));
  await assert.rejects(relink(wrapped), NOT_THERE);
  await share(contact, reader.id);
  await minuteLater();
  await assert.rejects(relink(wrapped), NOT_THERE);
  assert.deepEqual(await opens(reader, [person]), []);
});

test('a link that was closed is opened again, and one that opened nothing is put back, by whoever did it and nobody else', async () => {
  await share(contact, reader.id);
  const close = () =>
    house.as(reader, (tx, keys) => closeLink(tx, keys, { parent: contact, child: person, kind: 'about' }));
  const wrapped = await close();
  assert.deepEqual(await opens(reader, [person]), []);
  await assert.rejects(relink(null), NOT_THERE);
  await relink(wrapped);
  assert.deepEqual(await opens(reader, [person]), [0]);
  const aside = await record();
  await link(contact, aside, false);
  assert.equal(await unlink(contact, aside, 'about', reader), null);
  await assert.rejects(relink(null, writer, aside), NOT_THERE);
  await assert.rejects(relink(wrapped, reader, aside), NOT_THERE);
  await relink(null, reader, aside);
  assert.deepEqual(await opens(reader, [aside]), []);
  await assert.rejects(relink(null, reader, aside), NOT_THERE);
});

test('of a removed link a hash stays, no key, and after a minute nothing', async () => {
  const wrapped = Buffer.from(await removed()).toString('hex');
  const kept = async () =>
    (await rows(house.asOwner, sql<{ row: string }>`select r::text as row from vault.removed_links r`)).map(
      ({ row }) => row,
    );
  const noted = await kept();
  assert.equal(noted.length > 0, true);
  assert.equal(noted.join().includes(wrapped), false);
  await house.asWorker(forgetRemovedLinks);
  assert.equal(
    (await kept()).some((row) => row.includes(person)),
    true,
  );
  await minuteLater();
  await house.asWorker(forgetRemovedLinks);
  assert.deepEqual(await kept(), []);
  await assert.rejects(
    house.as(reader, (tx) => rows(tx, sql`select from vault.removed_links`)),
    /42501/,
  );
});

test('a link that does not open only says that the two belong together', async () => {
  const aside = await record();
  await link(contact, aside, false);
  await share(contact, reader.id);
  assert.deepEqual(await opens(reader, [aside]), []);
});

test('who holds neither of two records says that they are one and hangs the card of the one on the other, no other card', async () => {
  const [other, otherCard, strange] = [await record(), await record(), await record()];
  await link(contact, other);
  await link(contact, otherCard);
  await link(contact, strange);
  const linked = (parent: string, child: string, kind: NewLink['kind'], by = writer) =>
    house.as(by, (tx, keys) => linkDossiers(tx, keys, { parent, child, kind, opens: true }));
  await linked(other, otherCard, 'card');
  await share(contact, reader.id);
  const refused = { status: 404 };
  await assert.rejects(linked(person, otherCard, 'card', reader), refused, 'not before they are said to be one');
  await linked(person, other, 'same', reader);
  await assert.rejects(linked(person, strange, 'card', reader), refused, 'what is no card of hers');
  await assert.rejects(linked(person, other, 'card', reader), refused, 'the record is not its card');
  await linked(person, otherCard, 'card', reader);
});

test('nobody links or unlinks what she cannot open, nor takes away a link that is not there', async () => {
  const own = (await house.records(reader, 1, { grants: [{ principal: reader.id, why: 'writer' }] }))[0] ?? '';
  const notThere = { code: 'not-found' };
  await assert.rejects(link(own, person, true, reader), notThere);
  await assert.rejects(link(own, person, false, reader), notThere);
  await assert.rejects(link(contact, own, true, reader), notThere);
  await assert.rejects(unlink(contact, person, 'about', reader), notThere);
  await assert.rejects(unlink(contact, person, 'tie'), notThere);
  await unlink(contact, person);
  await assert.rejects(unlink(contact, person), notThere);
});

test('from a locked screen, whose own key is put away, only what it still holds a key of opens', async () => {
  const team = await house.team(reader);
  const [ofTeam, begun] = [await record(team), await record()];
  const kept = await house.as(writer, (tx, keys) => openKey(tx, keys, begun));
  const locked = await house.as(reader, async (tx) => {
    const holder = keyholder({ id: reader.id, version: 0, privateKey: new Uint8Array(), touch: () => undefined });
    holder.opened.set(begun, kept);
    return [...(await openKeys(tx, holder, [ofTeam, begun, contact])).keys()];
  });
  assert.deepEqual(locked, [begun]);
});

test('what she may open is counted once, though she holds some of it herself and by her team', async () => {
  const who = await house.person();
  const team = await house.team(who);
  const [hers, its] = [
    { principal: who.id, why: 'writer' as const },
    { principal: team, why: 'duty' as const },
  ];
  const mine = new Set<string>();
  const both = [hers, its];
  for (const [count, grants] of [
    [10, both],
    [20, [hers]],
    [20, [its]],
    [10, both],
  ] as const)
    for (const id of await house.records(who, count, { grants: [...grants] })) mine.add(id);
  const ask = (most: number) => house.as(who, (tx) => readableIfFew(tx, most));
  assert.equal(await ask(59), null);
  for (const most of [60, 70, 79, 100]) assert.deepEqual(await ask(most), mine, `at most ${most}`);
});
