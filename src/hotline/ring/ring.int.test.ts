import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { freezeClock, now } from '#kernel/clock.ts';
import { withActor } from '#kernel/actor.ts';
import { sql } from '#kernel/db.ts';
import type { AttachAnswer } from '#people/shared.ts';
import { checkSheet, found, join, ok, refused, type Founded, type Person } from '#testing/cast.ts';
import { startProgram, type Program } from '#testing/program.ts';
import { announce } from '#testing/telephone.ts';
import { openBrowser } from '#testing/browser.ts';
import type { ContactAnswer } from '../shared.ts';
import type { NewTelephone, RingKnownAnswer, RingNumberAnswer, RingRow, RingsAnswer, TakenRing } from './answers.ts';
import { watchRings } from './watch-rings.ts';

let program: Program;
let house: Founded;
let operator: Person;
let night: Person;
let lead: Person;
let legal: Person;
let line: string;
let telephone: NewTelephone;

before(async () => {
  program = await startProgram();
  house = await found(program, { answersCalls: true });
  line = house.lines[0]?.id ?? '';
  const invite = (name: string, roles: string[], lines: string[] = []) =>
    join(program, house.director, { name, roles, lines });
  operator = await invite('Milica Stanojev', ['operator'], [line]);
  night = await invite('Dragan Petkov', ['operator'], [line]);
  lead = await invite('Vesna Ilić', ['lead']);
  legal = await invite('Olivera Rac', ['legal']);
  telephone = await ok(house.director.browser.call<NewTelephone>('POST', '/telephones', { line }));
});
after(() => program.stop());
afterEach(async () => {
  freezeClock(null);
  await sql`delete from hotline.rings`.execute(program.asOwner);
});

const rings = (who: Person) => ok(who.browser.call<RingsAnswer>('GET', '/rings'));
const take = (who: Person, id: string, body: object = {}) =>
  who.browser.call<TakenRing>('POST', `/rings/${id}/take`, body);
const known = (who: Person, id: string) => who.browser.call<RingKnownAnswer>('POST', `/rings/${id}/known`);
const read = (who: Person, id: string) => who.browser.call<ContactAnswer>('GET', `/contacts/${id}`);
const later = (minutes: number) => freezeClock(new Date(now().getTime() + minutes * 60_000));
const watch = () => program.pools.worker.transaction().execute(watchRings);

/** A call that rings: what the desk shows of it, and how the telephone goes on about it. */
async function ring(number: string | null): Promise<RingRow & { say(event: 'answered' | 'ended'): Promise<void> }> {
  const call = crypto.randomUUID();
  const earlier = new Set((await rings(operator)).ringing.map((row) => row.id));
  await ok(announce(program, telephone, { event: 'ringing', call, number }));
  const row = (await rings(operator)).ringing.find((each) => !earlier.has(each.id));
  assert(row, 'it rings');
  return { ...row, say: async (event) => void (await ok(announce(program, telephone, { event, call, number }))) };
}

/** What the contact holds as caller's number, as the database has it opened. */
async function numberIn(who: Person, contact: string): Promise<string> {
  const { fields } = await ok(read(who, contact));
  return JSON.stringify(fields['caller_number']?.value ?? null);
}

test('it rings, one takes it, and the contact holds the number; the ring is gone from the list and holds it no more', async () => {
  const { id } = await ring('+381 64 555 01 42');
  const contact = await ok(take(operator, id));
  assert.match(contact.number, /^K-\d{4}-\d{4}$/);
  assert.match(await numberIn(operator, contact.id), /42"$/);
  const { channel, line: on } = await ok(read(night, contact.id));
  assert.deepEqual([channel, on], ['telephone', line]);
  const taken = [{ id, by: operator.id }];
  assert.deepEqual(
    await rings(night),
    { ringing: [], missed: [], taken, unwritten: [] },
    'and the others are told who took it',
  );
  const { rows } = await sql<{ sealed: unknown }>`select sealed from hotline.rings where id = ${id}`.execute(
    program.asOwner,
  );
  assert.deepEqual(rows, [{ sealed: null }]);
});

test('of two who take at the same moment one has it, the other is told who', async () => {
  const { id } = await ring('064 555 0155');
  const earlier = await sql`select 1 from hotline.contacts`.execute(program.asOwner);
  const both = await Promise.all([take(operator, id), take(night, id)]);
  const [lost] = both.filter(({ status }) => status !== 200) as unknown as {
    status: number;
    body: { error: { code: string; details: object } };
  }[];
  const won = both.find(({ status }) => status === 200);
  assert(lost && won);
  const by = won === both[0] ? operator.id : night.id;
  assert.deepEqual(
    [lost.status, lost.body.error],
    [409, { code: 'ring-taken', details: { by, contact: won.body.id } }],
  );
  const afterwards = await sql`select 1 from hotline.contacts`.execute(program.asOwner);
  assert.equal(afterwards.rows.length - earlier.rows.length, 1, 'and no second contact was begun');
  await refused(take(night, id), 409, 'ring-taken');
});

test('a call nobody took waits as missed, number masked, and is gone after a day', async () => {
  freezeClock(new Date());
  const { id, say } = await ring('064 555 0166');
  await say('ended');
  const [missed] = (await rings(operator)).missed;
  assert.deepEqual([missed?.id, missed?.state, missed?.masked], [id, 'missed', '064 ••• ••66']);
  assert.equal(Date.parse(missed?.goneAt ?? '') - Date.parse(missed?.rangAt ?? ''), 24 * 3_600_000);
  later(24 * 60 - 1);
  await watch();
  assert.equal((await rowsOf(id)).length, 1);
  later(2);
  await watch();
  assert.deepEqual(await rowsOf(id), []);
});

const rowsOf = async (id: string) =>
  (await sql`select 1 from hotline.rings where id = ${id}`.execute(program.asOwner)).rows;

test('a kept number stays as long as it is kept, thirty days after it rang at most; kept no longer, it goes', async () => {
  freezeClock(new Date());
  const { id, say } = await ring('064 555 0177');
  await refused(
    operator.browser.call('POST', `/rings/${id}/keep`, { days: 3, reason: 'danger' }),
    409,
    'ring-not-over',
  );
  await say('ended');
  await ok(operator.browser.call('POST', `/rings/${id}/keep`, { days: 3, reason: 'danger' }));
  later(2 * 24 * 60);
  await watch();
  const [kept] = await missedInDatabase(id);
  assert.equal(kept?.reason, 'danger');
  await sql`update hotline.ring_keeps set until = until + interval '60 days'`.execute(program.asOwner);
  later(-2 * 24 * 60);
  await ok(night.browser.call('POST', `/rings/${id}/keep`, { days: 30, reason: 'child' }));
  assert.deepEqual((await rings(operator)).missed[0]?.kept, { by: night.id, reason: 'child' });
  await ok(operator.browser.call('DELETE', `/rings/${id}/keep`));
  await refused(operator.browser.call('DELETE', `/rings/${id}/keep`), 404, 'not-found');
  later(25 * 60);
  await watch();
  assert.deepEqual(await rowsOf(id), []);
});

const missedInDatabase = async (id: string) =>
  (await sql<{ reason: string }>`select reason from hotline.ring_keeps where ring = ${id}`.execute(program.asOwner))
    .rows;

test('a number can be let go at once, once it has stopped ringing', async () => {
  const { id, say } = await ring('064 555 0188');
  await refused(operator.browser.call('DELETE', `/rings/${id}`), 409, 'ring-not-over');
  await say('ended');
  await ok(operator.browser.call('DELETE', `/rings/${id}`));
  assert.deepEqual(await rowsOf(id), []);
  await refused(operator.browser.call('DELETE', `/rings/${id}`), 404, 'not-found');
});

test('taken and deleted at the same moment it is one of the two, and never a contact whose number is lost', async () => {
  for (let round = 0; round < 8; round += 1) {
    const { id, say } = await ring('064 555 0199');
    await say('ended');
    await ok(night.browser.call('POST', '/lock'));
    const [taken, gone] = await Promise.all([take(night, id), operator.browser.call('DELETE', `/rings/${id}`)]);
    await ok(night.browser.call('POST', '/unlock', { passphrase: night.passphrase }));
    assert.deepEqual([taken.status, gone.status], taken.status === 200 ? [200, 409] : [404, 200]);
  }
});

test('two minutes without a word and it has stopped ringing; the desk is told, once the beat sees it', async () => {
  freezeClock(new Date());
  await ring('064 555 0199');
  await program.deliver();
  const heard: string[] = [];
  const leave = program.hub.join({ actor: operator.id, send: ({ kind, id }) => heard.push(`${kind} ${id === line}`) });
  later(2);
  await watch();
  await program.deliver();
  leave();
  assert.deepEqual(heard, ['ring.changed true']);
});

test('a call answered at the telephone waits to be written down, also when it is over', async () => {
  const { id, say } = await ring('064 555 0111');
  await say('answered');
  assert.deepEqual(
    (await rings(operator)).ringing.map((row) => [row.id, row.state]),
    [[id, 'answered']],
  );
  await say('ended');
  assert.deepEqual(
    (await rings(operator)).missed.map((row) => [row.id, row.state]),
    [[id, 'answered']],
  );
  await ok(take(operator, id));
});

test('a withheld number says that it is withheld; it is known to nobody and not rung back', async () => {
  const row = await ring(null);
  assert.deepEqual([row.masked, row.withheld], [null, true]);
  const answer = await ok(known(operator, row.id));
  assert.deepEqual([answer.hits, answer.notes, answer.again, answer.callBack], [[], [], null, 'unknown']);
  const contact = await ok(take(operator, row.id));
  assert.equal(await numberIn(operator, contact.id), 'null');
  for (const said of ['anonymous', '']) assert.equal((await ring(said)).withheld, true, said);
});

/** A person known by this number, with the rule by which she may be rung. */
async function person(name: string, number: string, allowed: boolean): Promise<string> {
  const { id } = await ok(operator.browser.call<{ id: string }>('POST', '/contacts', { line }));
  const fields = { caller_name: name, caller_number: number };
  const changes = Object.entries(fields).map(([field, value]) => ({ field, basedOn: 0, value }));
  await ok(operator.browser.call('PUT', `/contacts/${id}`, { changes }));
  const made = await ok(operator.browser.call<AttachAnswer>('POST', `/contacts/${id}/person`, { new: {} }));
  const rule = { allowed, hours: [], checkWord: '', whoMayAnswer: '', message: '', note: '' };
  const value = { ...rule, confirmedAt: new Date().toISOString(), confirmedBy: 'person' };
  await ok(
    operator.browser.call('PUT', `/people/${made.person}`, {
      changes: [{ field: 'safe.telephone', basedOn: 0, value }],
    }),
  );
  return made.person;
}

test('what is known of a number comes with the call: her card, notes, and whether her rule lets her be rung back', async () => {
  const her = await person('Jagoda', '064 555 02 10', true);
  await person('Kruna', '064 555 02 11', false);
  const day = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);
  const note = { number: '064 555 02 12', reason: 'zove i ćuti, smeje se', howToEnd: 'jednom reći zbogom', until: day };
  await ok(operator.browser.call('POST', '/number-notes', note));
  const answer = await ok(known(night, (await ring('+381645550210')).id));
  assert.deepEqual(
    answer.hits.map((hit) => hit.id),
    [her],
  );
  assert.equal(answer.callBack, 'by-rule');
  assert.equal((await ok(known(night, (await ring('064/5550211')).id))).callBack, 'not-now');
  const nuisance = await ok(known(night, (await ring('00381645550212')).id));
  assert.deepEqual(
    [nuisance.notes.map((each) => each.howToEnd), nuisance.callBack],
    [['jednom reći zbogom'], 'unknown'],
  );
  assert.equal((await ok(known(night, (await ring('064 555 02 13')).id))).callBack, 'unknown');
});

test('a person hidden from whoever has the call is not there, nor a contact about her; the leads are told', async () => {
  const her = await person('Sofronija', '064 555 03 10', true);
  await ok(house.director.browser.call('POST', `/people/${her}/hidden`, { account: night.id, reason: 'njena sestra' }));
  const { id } = await ring('064 555 03 10');
  await program.deliver();
  const heard: string[] = [];
  const leave = program.hub.join({ actor: lead.id, send: ({ kind }) => heard.push(kind) });
  const answer = await ok(known(night, id));
  await program.deliver();
  leave();
  assert.deepEqual([answer.hits, answer.left, answer.again, answer.callBack], [[], 0, null, 'unknown']);
  assert.deepEqual(heard, ['people.hidden-met']);
  assert.deepEqual(
    (await ok(known(operator, id))).hits.map((hit) => hit.id),
    [her],
  );
});

test('a locked screen sees that it rings and no number, takes it, and brings the number once it is open', async () => {
  const { id } = await ring('064 555 06 10');
  await ok(night.browser.call('POST', '/lock'));
  const { ringing, missed } = await rings(night);
  assert.deepEqual([ringing.map((row) => [row.id, row.masked, row.withheld]), missed], [[[id, null, false]], []]);
  await refused(known(night, id), 423, 'locked');
  await refused(take(night, id, { again: crypto.randomUUID() }), 423, 'locked');
  const contact = await ok(take(night, id));
  assert.equal(await numberIn(night, contact.id), 'null');
  const bring = () => night.browser.call<RingNumberAnswer>('POST', `/contacts/${contact.id}/ring-number`);
  await refused(bring(), 423, 'locked');
  await ok(night.browser.call('POST', '/unlock', { passphrase: night.passphrase }));
  assert.deepEqual((await rings(night)).unwritten, [contact.id], 'whatever became of the page that took it');
  assert.deepEqual((await rings(operator)).unwritten, [], 'and only she is asked to bring it');
  assert.deepEqual(await ok(bring()), { put: true });
  assert.deepEqual((await rings(night)).unwritten, []);
  assert.match(await numberIn(night, contact.id), /10"$/);
  assert.deepEqual(await ok(bring()), { put: false });
});

test('a number typed meanwhile stays as it was typed', async () => {
  const { id } = await ring('064 555 07 10');
  await ok(night.browser.call('POST', '/lock'));
  const contact = await ok(take(night, id));
  const changes = [{ field: 'caller_number', basedOn: 0, value: '011 444 22 33' }];
  await ok(night.browser.call('PUT', `/contacts/${contact.id}`, { changes }));
  await ok(night.browser.call('POST', '/unlock', { passphrase: night.passphrase }));
  await ok(night.browser.call('POST', `/contacts/${contact.id}/ring-number`));
  assert.match(await numberIn(night, contact.id), /33"$/);
});

test('a locked screen hears that something rings, and nothing else', async () => {
  const heard: string[] = [];
  await program.deliver();
  const leave = program.hub.join({ actor: night.id, locked: true, send: ({ kind }) => heard.push(kind) });
  const { id } = await ring('064 555 08 10');
  await ok(take(operator, id));
  await program.deliver();
  leave();
  assert.deepEqual([...new Set(heard)], ['ring.changed']);
});

test('outside the line’s team nothing is seen, heard or taken; a lead sees that it rings, without the number', async () => {
  const heard: string[] = [];
  await program.deliver();
  const leave = program.hub.join({ actor: legal.id, send: ({ kind }) => heard.push(kind) });
  const { id } = await ring('064 555 09 10');
  await program.deliver();
  leave();
  assert.deepEqual(heard, []);
  assert.deepEqual(await rings(legal), { ringing: [], missed: [], taken: [], unwritten: [] });
  await refused(take(legal, id), 404, 'not-found');
  await refused(known(legal, id), 404, 'not-found');
  await refused(legal.browser.call('DELETE', `/rings/${id}`), 404, 'not-found');
  const [seen] = (await rings(lead)).ringing;
  assert.deepEqual([seen?.id, seen?.masked, seen?.withheld, seen?.can.take], [id, null, false, false]);
  await refused(take(lead, id), 403, 'not-on-this-line');
  await refused(known(lead, id), 409, 'number-not-here');
});

test('the row rule alone keeps a ring from a colleague outside the team, and from nobody', async () => {
  await ring('064 555 10 10');
  const seen = (actor: string | null) =>
    withActor(program.pools.app, actor, async (tx) => (await sql`select 1 from hotline.rings`.execute(tx)).rows.length);
  assert.deepEqual([await seen(operator.id), await seen(legal.id), await seen(null)], [1, 0, 0]);
  const write = () =>
    withActor(program.pools.app, operator.id, (tx) => sql`update hotline.rings set rang = now()`.execute(tx));
  await assert.rejects(write, /42501/);
  const forge = () =>
    withActor(program.pools.app, operator.id, (tx) =>
      sql`insert into hotline.rings (id, line, teams, telephone, call, rang) values
        (${crypto.randomUUID()}, ${line}, '{}', ${crypto.randomUUID()}, '', now())`.execute(tx),
    );
  await assert.rejects(forge, /42501/);
});

test('who has not checked her sheet takes no call, as she opens no contact; bad input and strangers are refused', async () => {
  const { id } = await ring('064 555 11 10');
  const fresh = await join(program, house.director, {
    name: 'Nada Vrbić',
    roles: ['operator'],
    lines: [line],
    checkSheet: false,
  });
  await refused(take(fresh, id), 409, 'sheet-first');
  await checkSheet(fresh);
  await refused(take(operator, 'x'), 400, 'bad-input');
  await refused(take(operator, id, { again: 7 }), 400, 'bad-input');
  await refused(operator.browser.call('POST', `/rings/${id}/keep`, { days: 31, reason: 'danger' }), 400, 'bad-input');
  await refused(
    operator.browser.call('POST', `/rings/${id}/keep`, { days: 3, reason: 'radoznalost' }),
    400,
    'bad-input',
  );
  const stranger = openBrowser(program);
  await refused(stranger.call('GET', '/rings'), 401, 'not-signed-in');
  await refused(stranger.call('POST', `/rings/${id}/take`, {}), 401, 'not-signed-in');
  await ok(take(fresh, id));
});
