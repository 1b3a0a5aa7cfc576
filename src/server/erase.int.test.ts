import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { sequenceOnce, verifyAudit } from '#audit/index.ts';
import { tellArchiveKept } from '#hotline/index.ts';
import type { ContactAnswer, RegisterAnswer, RetentionAnswer, RetentionDue } from '#hotline/shared.ts';
import { withActor } from '#kernel/actor.ts';
import { openPool, rows, run, sql } from '#kernel/db.ts';
import type { AttachAnswer, SearchAnswer } from '#people/shared.ts';
import { confirmQuorum, found, join, ok, refused, type Founded, type Person } from '#testing/cast.ts';
import { columnsHolding } from '#testing/columns-holding.ts';
import {
  beganContact,
  dueLongAgo,
  isContactThere,
  publishedFigures,
  type MadeContact as Made,
} from '#testing/ending.ts';
import { startProgram, type Program } from '#testing/program.ts';
import { visitorOf } from '#testing/visitor.ts';
import { erasureIn, erasureLine, holesIn, keyring, newIdentity } from '#vault/index.ts';
import { copyIn } from './backup/copy-in.ts';
import { copyOut } from './backup/copy-out.ts';
import { eraseAgain, howFarBehind } from './backup/erase-again.ts';
import { readRegisters, REGISTER_FILE } from './backup/erasure-register.ts';
import { openSession, rewriteErased } from './backup/store.ts';
import { testDatabase } from '#testing/database.ts';
import { openPools } from './database.ts';
import { retentionBeat } from './erase.ts';

let program: Program;
let house: Founded;
let operator: Person;
let lead: Person;
let line: string;
const closing: (() => Promise<void>)[] = [];
const folder = mkdtempSync(joinPath(tmpdir(), 'astra-erase-'));

before(async () => {
  program = await startProgram();
  house = await found(program);
  line = house.lines[0]?.id ?? '';
  await confirmQuorum(house.director);
  operator = await join(program, house.director, { name: 'Milica Ostojin', roles: ['operator'], lines: [line] });
  lead = await join(program, house.director, { name: 'Jelena Kostin', roles: ['lead'], lines: [] });
  for (const kind of ['other', 'child', 'grave'])
    await ok(call(house.director, 'PUT', '/retention/rules', { kind, months: 6, basedOn: 0 }));
});
after(async () => {
  for (const close of closing) await close();
  await program.stop();
  rmSync(folder, { recursive: true, force: true });
});

const call = <T = Made>(who: Person, method: string, path: string, body: object = {}) =>
  who.browser.call<T>(method, path, method === 'GET' ? undefined : body);
const post = <T = Made>(path: string, body: object = {}, who = operator) => call<T>(who, 'POST', path, body);
const preview = (who = house.director) => ok(call<RetentionAnswer>(who, 'GET', '/retention'));
const register = () => ok(call<RegisterAnswer>(house.director, 'GET', '/retention/register'));
async function beat(): Promise<void> {
  const clock = retentionBeat({ pools: program.pools, folders: [program.keysDir], log: { defect: assert.ifError } });
  while (await clock());
}
const as = <T>(query: Parameters<typeof rows<T>>[1]) => rows<T>(program.asOwner, query);
const figures = () => publishedFigures(program.asOwner);
const begin = (fields: Record<string, unknown> = {}) => beganContact(operator, line, fields);
const close = (id: string) => ok(post(`/contacts/${id}/close`, { outcome: 'done' }));

const longAgo = (...ids: string[]) => dueLongAgo(program.asOwner, ids, beat);

async function erase(): Promise<void> {
  const { ready } = await preview();
  await ok(post('/retention/runs', { ready }, house.director));
  await beat();
}

/** Whether her number is found; the index may still be opening. */
async function isFound(number: string): Promise<boolean> {
  for (let tries = 0; tries < 20; tries++) {
    const { status, body } = await post<SearchAnswer>('/search', { query: number, birthYear: null });
    if (status === 200) return body.hits.length > 0;
  }
  throw new Error('the search never opened');
}

const isThere = (id: string) => isContactThere(program.asOwner, id);

describe('what stays', () => {
  test('what has a reason to stay stays, each with its reason, whatever its rule says; nothing goes before anybody could look', async () => {
    const because: Record<string, Made> = {};
    for (const why of ['hold', 'open', 'danger', 'promise', 'case', 'missing', 'going'])
      because[why] = await begin(why === 'missing' ? { topics: ['missing_child'] } : {});
    const of = (why: string) => because[why]?.id ?? '';
    await ok(post(`/contacts/${of('promise')}/promises`, { kind: 'call_back' }));
    await ok(post(`/contacts/${of('danger')}/danger`));
    await ok(post(`/contacts/${of('case')}/case`, { risk: 'low' }));
    await ok(post(`/contacts/${of('hold')}/hold`, { reason: 'sud traži spise' }));
    for (const why of Object.keys(because)) await close(of(why));
    await longAgo(...Object.values(because).map(({ id }) => id));
    await ok(call(operator, 'DELETE', `/contacts/${of('open')}/close`));
    await beat();
    const { going, staying, ready } = await preview(lead);
    assert.equal(going.length, 1);
    assert.equal(ready, 1);
    const due = async (who: Person) => (await ok(call<RetentionDue>(who, 'GET', '/retention/due'))).count;
    assert.deepEqual([await due(lead), await due(house.director)], [1, 1], 'the rail says so');
    for (const why of ['hold', 'danger', 'promise', 'case', 'missing'])
      assert.equal(staying.filter(({ held }) => held === why).length, 1, why);
    assert.equal(await isThere(of('going')), true, 'nobody confirmed anything');
    await refused(post('/retention/runs', { ready: 2 }, house.director), 409, 'retention-changed');
    await refused(post('/retention/runs', { ready }, lead), 403, 'not-allowed');
    await refused(call(lead, 'PUT', '/retention/rules', { kind: 'silent', months: 1, basedOn: 0 }), 403, 'not-allowed');
    await refused(call(operator, 'GET', '/retention'), 403, 'not-allowed');
    await erase();
    for (const why of Object.keys(because)) assert.equal(await isThere(of(why)), why !== 'going', why);
    assert.equal((await preview()).runs[0]?.erased, 1);
  });

  test('a hold is read with its contact, is lifted by whoever may, and from then on fourteen days run anew', async () => {
    const { id } = await begin();
    await close(id);
    await ok(post(`/contacts/${id}/hold`, { reason: 'prijava tužilaštvu' }));
    await refused(post(`/contacts/${id}/hold`, { reason: 'još jednom' }), 409, 'already-held');
    await longAgo(id);
    await refused(post(`/contacts/${id}/hold/lift`, { reason: 'ne treba' }), 403, 'not-allowed');
    await ok(post(`/contacts/${id}/grants`, { principal: lead.id, reason: 'pregled', until: null }));
    await ok(post(`/contacts/${id}/hold/lift`, { reason: 'postupak je završen' }, lead));
    const { holds } = await ok(call<ContactAnswer>(operator, 'GET', `/contacts/${id}`));
    assert.deepEqual(
      holds.map(({ reason, lifted }) => [reason, lifted?.reason, lifted?.by]),
      [['prijava tužilaštvu', 'postupak je završen', lead.id]],
    );
    await beat();
    const { ready, going } = await preview();
    assert.deepEqual([ready, going.length], [0, 1]);
    await refused(post('/retention/runs', { ready: 1 }, house.director), 409, 'retention-changed');
    await run(program.asOwner, sql`delete from hotline.closures where contact = ${id}`);
  });

  test('the program’s own rights to the database erase nothing that nobody confirmed', async () => {
    const { id } = await begin();
    await close(id);
    const asApp = (statement: Parameters<typeof run>[1]) =>
      withActor(program.pools.app, house.director.id, (tx) => run(tx, statement));
    for (const attempt of [
      sql`insert into vault.erasing values (${id})`,
      sql`select vault.begin_erasing(array[${id}]::uuid[])`,
      sql`select hotline.begin_erasure(${crypto.randomUUID()}, array[${id}]::uuid[])`,
      sql`select hotline.hold_due(${crypto.randomUUID()}, 10)`,
      sql`select vault.forget()`,
      sql`delete from vault.erasures`,
      sql`insert into hotline.retention_list values (${id}, 'silent', '2020-01-01', '2020-01-01', null)`,
      sql`update hotline.retention_list set listed = '2020-01-01'`,
      sql`update rights.legal_holds set sealed = ''`,
    ])
      await assert.rejects(asApp(attempt));
    const asWorker = (statement: Parameters<typeof run>[1]) =>
      program.pools.worker.transaction().execute((tx) => run(tx, statement));
    for (const attempt of [
      sql`insert into vault.erasing values (${id})`,
      sql`select vault.begin_erasing(array[${id}]::uuid[])`,
      sql`insert into hotline.retention_runs (id, by, day, at) values (gen_random_uuid(), ${operator.id}, now(), now())`,
      sql`insert into vault.erasures values (1, ${id}, '{}', 'silent', now(), ${id}, ${id}, '', '', '')`,
    ])
      await assert.rejects(asWorker(attempt));
    await run(program.asOwner, sql`delete from hotline.closures where contact = ${id}`);
  });
});

describe('what goes', () => {
  const NUMBER = '+381 61 555 0177';
  let contact: Made;
  let gone: string[];
  let copy: { file: string; identity: string };
  let keysAndWords: { table: string; bytes: Uint8Array }[];
  let told: unknown;

  before(async () => {
    contact = await begin({ caller_name: 'Anđelka Tomašev', caller_number: NUMBER, topics: ['debt'], language: 'hu' });
    const { id } = contact;
    const talk = { voice: 'hers', at: new Date().toISOString(), text: 'ključ je kod tetke Ružice' };
    await ok(
      call(operator, 'PUT', `/contacts/${id}`, {
        changes: [{ field: `talk.${crypto.randomUUID()}`, basedOn: 0, value: talk }],
      }),
    );
    const { person, card } = await ok(post<AttachAnswer>(`/contacts/${id}/person`, { new: {} }));
    await ok(post(`/people/${person}/rule-read`, { contact: id }));
    await ok(call(operator, 'PUT', `/contact-tabs/${id}`, {}));
    const due = new Date(Date.now() + 60_000).toISOString();
    const promise = await ok(post(`/contacts/${id}/promises`, { kind: 'call_back', due }));
    await ok(post(`/promises/${promise.id}/keep`));
    await ok(post(`/contacts/${id}/grants`, { principal: lead.id, reason: 'zajednički rad', until: null }));
    await close(id);
    gone = [id, person, card];
    await longAgo(id);
    assert.equal(await isFound(NUMBER), true);
    told = await figures();
    keysAndWords = await as(sql`
      select 'vault.grants' as table, wrapped as bytes from vault.grants where dossier = any (${gone}::uuid[])
      union all select 'vault.standby', wrapped from vault.standby where dossier = any (${gone}::uuid[])
      union all select 'hotline.entries', sealed from hotline.entries where contact = any (${gone}::uuid[])`);
    const key = await newIdentity();
    copy = { file: joinPath(folder, 'yesterday.age'), identity: key.identity };
    const owner = { ...program.server, database: program.database, user: 'astra_owner' };
    await copyOut({ owner, keysDir: program.keysDir }, copy.file, [key.recipient], () => {});
    await erase();
  });

  test('nobody opens it any more, and nothing of it is left but its place in the register', async () => {
    for (const who of [operator, lead, house.director])
      await refused(call(who, 'GET', `/contacts/${contact.id}`), 404, 'not-found');
    assert.equal(await isFound(NUMBER), false);
    await program.deliver();
    assert.deepEqual((await columnsHolding(program.asOwner, gone)).toSorted(), [
      'people.gone_entries.dossier',
      'vault.erasures.gone',
      'vault.erasures.record',
    ]);
  });

  test('whoever copies the files afterwards copies none of its keys and none of its words', async () => {
    const keeper = { ...program.server, database: program.database, user: program.server.superuser };
    const session = await openSession(keeper);
    closing.unshift(() => session.close());
    // Where a table is busy it gives way, and the next backup tries again.
    for (let backups = 0; backups < 3; backups++) await rewriteErased(session);
    await session.ask('checkpoint');
    assert.ok(keysAndWords.length > 5);
    for (const { table, bytes } of keysAndWords) {
      const [found_] = await session.ask<{ at: number }>(
        'select position($2::bytea in pg_read_binary_file(pg_relation_filepath($1::regclass))) as at',
        [table, bytes],
      );
      assert.equal(found_?.at, 0, table);
    }
  });

  test('what the month counts is what it was', async () => {
    assert.deepEqual(await figures(), told);
  });

  test('its entry says when, by which rule and who confirmed it; a changed or missing entry is noticed', async () => {
    assert.equal((await register()).finalOn, null, 'no archive is kept, so nobody knows the day');
    tellArchiveKept(true);
    const { entries, broken, total, finalOn } = await register();
    tellArchiveKept(false);
    const days = (Date.parse(finalOn ?? '') - Date.parse(entries[0]?.day ?? '')) / 86_400_000;
    assert.equal(days, 37, 'a backup more and the day it is looked at');
    const [newest] = entries;
    assert.deepEqual(
      [newest?.record, newest?.along, newest?.rule, newest?.by, newest?.number],
      [contact.id, 2, 'other', house.director.id, total],
    );
    assert.equal(broken, null);
    await run(program.asOwner, sql`update vault.erasures set by = ${operator.id} where number = ${total}`);
    assert.equal((await register()).broken, total);
    await run(program.asOwner, sql`update vault.erasures set by = ${house.director.id} where number = ${total}`);
    const [lines] = await as<{ n: number }>(
      sql`select count(*) as n from audit.lines where verb = 'hotline.retention.erase' and ${contact.id} = any (dossiers)`,
    );
    assert.equal(lines?.n, 1);
    while (await sequenceOnce(program.pools.sequencer));
    assert.equal((await verifyAudit(program.pools.sequencer, null)).broken, null);
  });

  async function broughtBack() {
    const { name, close: drop } = await testDatabase();
    closing.push(drop);
    const owner = { ...program.server, database: name, user: 'astra_owner' };
    await copyIn(copy.file, [copy.identity], async () => owner);
    const hands = openPool({ ...owner, max: 1 });
    closing.unshift(() => hands.destroy());
    const there = async () =>
      (await rows<{ id: string }>(hands, sql`select id from vault.dossiers where id = any(${gone}::uuid[])`)).map(
        ({ id }) => id,
      );
    return { owner, hands, there };
  }

  test('yesterday’s copy is brought back: still erased, before anybody can sign in', async () => {
    const { owner, hands, there } = await broughtBack();
    assert.equal((await there()).length, 3, 'it was in the copy');
    const forged = joinPath(folder, REGISTER_FILE);
    const real = readFileSync(joinPath(program.keysDir, REGISTER_FILE), 'utf8');
    const stays = (await begin()).id;
    const entries = real.split('\n').map((each) => erasureIn(keyring(), each));
    const entry = entries.find((each) => each?.record === contact.id);
    assert.ok(entry);
    writeFileSync(forged, erasureLine(keyring(), { ...entry, record: stays }));
    const { again: byForged, unread } = await eraseAgain(owner, [folder], keyring(), 'house');
    assert.deepEqual([byForged, unread], [0, 1], 'a forged line erases nothing, and is told');
    // A node that may not erase asks this before it serves.
    const node = openPools(owner);
    closing.unshift(() => node.close());
    assert.equal((await howFarBehind(node, [program.keysDir], keyring())).behind, true);
    // Two nodes that start at the same moment.
    const both = await Promise.all([1, 2].map(() => eraseAgain(owner, [program.keysDir], keyring(), 'house')));
    assert.deepEqual(both.map(({ again }) => again).toSorted(), [0, 1]);
    assert.deepEqual(
      both.map(({ known, apart, holes }) => [known, apart, holes]),
      [1, 2].map(() => [both[0]?.known, 0, 0]),
    );
    assert.equal(both[0]?.known, (await register()).total);
    assert.deepEqual(await there(), []);
    assert.equal((await howFarBehind(node, [program.keysDir], keyring())).behind, false);
    assert.deepEqual(
      await rows(hands, sql`select hash from vault.erasures order by number`),
      await as(sql`select hash from vault.erasures order by number`),
    );
  });

  test('a copy goes on with no run that was confirmed before, and all that is due waits fourteen days anew', async () => {
    const { owner, hands } = await broughtBack();
    await run(
      hands,
      sql`insert into hotline.retention_runs (id, by, day, at)
      values (gen_random_uuid(), ${house.director.id}, current_date, now())`,
    );
    const standing = () => rows(hands, sql`select 1 from hotline.retention_list where listed < current_date`);
    assert.ok((await standing()).length > 0);
    const { newest } = await eraseAgain(owner, [joinPath(folder, 'nowhere')], keyring(), 'copy');
    assert.equal(newest, null);
    assert.deepEqual(await standing(), []);
    assert.deepEqual(await rows(hands, sql`select 1 from hotline.retention_runs where done is null`), []);
  });

  test('where the house has worked on since, a register that comes back erases nothing: it is told, and the preview asks', async () => {
    const { owner, hands, there } = await broughtBack();
    await run(
      hands,
      sql`insert into audit.lines (id, at, verb, kind, outcome)
      values (gen_random_uuid(), now() + interval '1 day', 'hotline.contact.read', 'read', 'done')`,
    );
    const { again, apart } = await eraseAgain(owner, [program.keysDir], keyring(), 'house');
    assert.deepEqual([again, apart], [0, 1]);
    assert.equal((await there()).length, 3);
  });

  test('a person whom another contact knows in the copy stays there, with her card', async () => {
    const { owner, hands, there } = await broughtBack();
    await run(
      hands,
      sql`insert into vault.links (parent, child, kind, by)
      select c.id, ${gone[1]}, 'about', ${operator.id} from hotline.contacts c where c.id <> ${contact.id} limit 1`,
    );
    assert.equal((await eraseAgain(owner, [program.keysDir], keyring(), 'house')).again, 1);
    assert.deepEqual((await there()).toSorted(), gone.slice(1).toSorted());
  });

  test('a line that was taken out of the register is missed, and the next beat puts it back', async () => {
    const file = joinPath(program.keysDir, REGISTER_FILE);
    const whole = readFileSync(file, 'utf8');
    assert.equal(whole.split('\n').length, 3, 'two entries');
    writeFileSync(file, whole.slice(whole.indexOf('\n') + 1));
    const { all } = readRegisters(keyring(), [program.keysDir]);
    assert.deepEqual([all.length, holesIn(all, [])], [1, 1]);
    await beat();
    assert.equal(readFileSync(file, 'utf8'), whole);
  });
});

test('what somebody wrote to us goes with its receipt: her words open nothing any more', async () => {
  const she = visitorOf(program);
  await she.answer({ words: 'Piše Desanka iz Ribarske ulice.' });
  await she.press('send');
  const words = she.words().join(' ');
  assert.equal(she.words().length, 8, she.html);
  const openedFrom = async (address: string) => {
    const returning = visitorOf(program, address);
    await returning.open('/lat/o');
    return returning.press('open', { words });
  };
  assert.match(await openedFrom('198.51.100.8'), /Ribarske/);
  const [made] = await as<{ id: string }>(sql`select contact as id from hotline.visitors order by contact limit 1`);
  const id = made?.id ?? '';
  await close(id);
  await longAgo(id);
  await erase();
  assert.equal(await isThere(id), false);
  for (const table of ['vault.receipts', 'hotline.messages', 'hotline.visitors'])
    assert.deepEqual(await as(sql`select 1 from ${sql.table(table)}`), [], table);
  assert.deepEqual(await as(sql`select 1 from vault.principals where kind = 'visitor'`), []);
  const nothing = await openedFrom('198.51.100.9');
  assert.doesNotMatch(nothing, /Ribarske/);
  assert.match(nothing, /value="open"/, 'the words are asked for again');
});
