import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { rows, sql } from '#kernel/db.ts';
import { openVaultHouse, type Holder, type VaultHouse } from '#testing/vault-house.ts';
import { shareDossier, withdrawGrant } from './grants.ts';
import { openKey, openKeys } from './keyholder.ts';
import { wrapUnder } from './link-wrap.ts';
import { linkDossiers } from './links.ts';
import { listOpenings, openStandby, readOpenings, reviewOpening } from './standby.ts';
import { callAddLink, hideDossier } from './store.ts';

let house: VaultHouse;
let writer: Holder;
let lead: Holder;
let director: Holder;
/** A record the leads hold in standby only. */
let born: () => Promise<string>;
let record: string;

before(async () => {
  house = await openVaultHouse();
  [writer, lead, director] = [await house.person(), await house.person(), await house.person()];
  const leads = await house.team(lead);
  born = async () => {
    const [id = ''] = await house.records(writer, 1, {
      grants: [{ principal: writer.id, why: 'writer' }],
      standby: [leads],
    });
    return id;
  };
});
beforeEach(async () => {
  record = await born();
});
after(() => house.stop());

const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000);
const open = (who: Holder, hours = 1, dossier = record) =>
  house.as(who, (tx, keys) => openStandby(tx, keys, { dossier, reason: 'na putu je', until: inHours(hours) }));
const review = (who: Holder, opening: string) => house.as(who, (tx) => reviewOpening(tx, who.id, opening, 'right'));
const opens = (who: Holder) => house.as(who, async (tx, keys) => (await openKeys(tx, keys, [record])).size === 1);

test('standby opens for the team that holds it, for four hours at most, and the audit is told', async () => {
  const notThere = { code: 'not-found' };
  await assert.rejects(open(director), notThere);
  await assert.rejects(open(lead, 1, crypto.randomUUID()), notThere);
  await assert.rejects(open(lead, 4.1), notThere);
  assert.equal(await opens(lead), false);
  await open(lead);
  assert.deepEqual(lead.told, [record]);
  assert.equal(await opens(lead), true);
});

test('what she reads anyway is not opened: from the grant of another, or while an opening of hers still lasts', async () => {
  const openings = async () => (await house.as(lead, listOpenings)).length;
  const earlier = await openings();
  await house.as(writer, (tx, keys) =>
    shareDossier(tx, keys, { dossier: record, principal: lead.id, reason: 'da zna', until: null }),
  );
  await assert.rejects(open(lead), { code: 'already-readable', status: 409 });
  assert.equal(await openings(), earlier, 'and nobody is alarmed');
  record = await born();
  await open(lead);
  await assert.rejects(open(lead), { code: 'already-readable' });
  assert.equal(await openings(), earlier + 1);
});

test('why it was opened is read by whoever opens the record itself; others see that it was', async () => {
  const opening = await open(lead);
  for (const [who, reason] of [
    [lead, 'na putu je'],
    [writer, 'na putu je'],
    [director, null],
  ] as const)
    for (const read of [
      listOpenings,
      (...[tx, keys]: Parameters<typeof listOpenings>) => readOpenings(tx, keys, [opening]),
    ]) {
      const found = (await house.as(who, read)).find(({ id }) => id === opening);
      assert.deepEqual([found?.by, found?.reason], [lead.id, reason]);
    }
});

test('an opening nobody has looked at waits in the list, however many came after it', async () => {
  const waiting = await open(lead);
  const later = sql`with made as (
      insert into vault.standby_openings (id, dossier, by, until, reason)
      select gen_random_uuid(), dossier, by, until, reason from vault.standby_openings, generate_series(1, 101)
        where id = ${waiting} returning id)
    insert into vault.standby_reviews (opening, by, found) select id, ${director.id}, 'right' from made`;
  await later.execute(house.asOwner);
  const shown = await house.as(director, listOpenings);
  assert.ok(shown.some(({ id, found }) => id === waiting && found === null));
  assert.ok(shown.length > 100);
  await review(director, waiting);
});

test('an opening is looked at once, by somebody else', async () => {
  const opening = await open(lead);
  await assert.rejects(review(lead, opening), { code: 'own-opening', status: 403 });
  await assert.rejects(review(director, crypto.randomUUID()), { code: 'not-found' });
  await review(director, opening);
  await assert.rejects(review(writer, opening), { code: 'already-reviewed' });
  const [found] = await house.as(lead, (tx, keys) => readOpenings(tx, keys, [opening]));
  assert.deepEqual([found?.reviewed_by, found?.found], [director.id, 'right']);
});

test('what is hidden from a lead by name does not open to her from standby, as if it were not there', async () => {
  const hidden = await born();
  await house.as(writer, (tx) => hideDossier(tx, hidden, lead.id));
  await assert.rejects(open(lead, 1, hidden), { code: 'not-found', status: 404 });
  const written = sql`select from vault.standby_openings where dossier = ${hidden}`;
  assert.deepEqual(await rows(house.asOwner, written), []);
});

/** A record for good of this holder's, and one of the writer's that a lead can open from standby. */
async function ownAndForeign(who: Holder) {
  const [own = ''] = await house.records(who, 1, { grants: [{ principal: who.id, why: 'writer' }] });
  return { own, foreign: await born() };
}
const hang = (who: Holder, parent: string, child: string) =>
  house.as(who, (tx, keys) => linkDossiers(tx, keys, { parent, child, kind: 'contact', opens: true }));
const withdraw = (dossier: string, who: Holder) =>
  house.as(who, (tx, keys) => withdrawGrant(tx, keys, dossier, who.id));
const reads = (who: Holder, dossier: string) =>
  house.as(who, async (tx, keys) => (await openKeys(tx, keys, [dossier])).size === 1);

const share = (by: Holder, dossier: string, to: Holder, until: Date | null) =>
  house.as(by, (tx, keys) => shareDossier(tx, keys, { dossier, principal: to.id, reason: 'savet', until }));
/** The link with its key, past what `linkDossiers` leaves out. */
const force = (who: Holder, parent: string, child: string) =>
  house.as(who, async (tx, keys) => {
    const wrapped = wrapUnder(await openKey(tx, keys, parent), await openKey(tx, keys, child));
    return callAddLink(tx, { parent, child, kind: 'tie', wrapped });
  });

async function hungByGuest(who: Holder, { own, foreign }: { own: string; foreign: string }): Promise<void> {
  await hang(who, own, foreign);
  assert.equal(await force(who, own, foreign), false, 'nor by the function alone');
  await withdraw(foreign, who);
  assert.equal(await reads(who, foreign), false);
  await share(who, own, writer, null);
  await hang(writer, own, foreign);
  assert.equal(await reads(who, foreign), true, 'whoever reads it for good links it again, and then it opens');
}

test('what is read for a while, from standby or shared until a day, is hung under nothing that outlasts it', async () => {
  const fromStandby = await ownAndForeign(lead);
  await open(lead, 1, fromStandby.foreign);
  await hungByGuest(lead, fromStandby);
  const shared = await ownAndForeign(director);
  await share(writer, shared.foreign, director, inHours(24));
  await hungByGuest(director, shared);
});

test('under what ends no later it is hung with its key; and so is what nobody else reads any more', async () => {
  const { own, foreign } = await ownAndForeign(writer);
  await share(writer, own, director, inHours(1));
  await share(writer, foreign, director, inHours(2));
  await hang(director, own, foreign);
  await withdraw(foreign, director);
  assert.equal(await reads(director, foreign), true);
  const orphan = await ownAndForeign(lead);
  await open(lead, 1, orphan.foreign);
  await rows(
    house.asOwner,
    sql`delete from vault.grants where dossier = ${orphan.foreign} and principal = ${writer.id}`,
  );
  await hang(lead, orphan.own, orphan.foreign);
  await rows(house.asOwner, sql`delete from vault.grants where dossier = ${orphan.foreign}`);
  assert.equal(await reads(lead, orphan.foreign), true);
});
