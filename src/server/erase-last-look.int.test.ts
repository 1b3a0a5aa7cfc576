import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { beginErasure, holdDue, openRun } from '#hotline/index.ts';
import type { EndingAnswer, RetentionAnswer } from '#hotline/shared.ts';
import { rows, run, sql } from '#kernel/db.ts';
import type { AttachAnswer } from '#people/shared.ts';
import { confirmQuorum, found, join, ok, refused, type Founded, type Person } from '#testing/cast.ts';
import {
  beganContact,
  dueLongAgo,
  isContactThere,
  publishedFigures,
  type MadeContact as Made,
} from '#testing/ending.ts';
import { startProgram, type Program } from '#testing/program.ts';
import { retentionBeat } from './erase.ts';
import { forgetGoing } from './store.ts';

let program: Program;
let house: Founded;
let operator: Person;
let lead: Person;
let line: string;

before(async () => {
  program = await startProgram();
  house = await found(program);
  line = house.lines[0]?.id ?? '';
  await confirmQuorum(house.director);
  operator = await join(program, house.director, { name: 'Milica Ostojin', roles: ['operator'], lines: [line] });
  lead = await join(program, house.director, { name: 'Jelena Kostin', roles: ['lead'], lines: [] });
  for (const kind of ['other', 'information'])
    await ok(call(house.director, 'PUT', '/retention/rules', { kind, months: 6, basedOn: 0 }));
});
after(() => program.stop());

const call = <T = Made>(who: Person, method: string, path: string, body: object = {}) =>
  who.browser.call<T>(method, path, method === 'GET' ? undefined : body);
const post = <T = Made>(path: string, body: object = {}, who = operator) => call<T>(who, 'POST', path, body);
const preview = (who = house.director) => ok(call<RetentionAnswer>(who, 'GET', '/retention'));
const as = <T>(query: Parameters<typeof rows<T>>[1]) => rows<T>(program.asOwner, query);
/** A clock that has looked through all contacts, and does so no more today; `beat` is one that looks first. */
const clock = () =>
  retentionBeat({ pools: program.pools, folders: [program.keysDir], log: { defect: () => undefined } });
async function beat(of = clock()): Promise<void> {
  while (await of());
}
const figures = () => publishedFigures(program.asOwner);
const begin = (fields: Record<string, unknown> = {}) => beganContact(operator, line, fields);
const close = (id: string) => ok(post(`/contacts/${id}/close`, { outcome: 'done' }));

const longAgo = (...ids: string[]) => dueLongAgo(program.asOwner, ids, () => beat());

async function confirm(): Promise<void> {
  const { ready } = await preview();
  await ok(post('/retention/runs', { ready }, house.director));
}

async function erase(): Promise<void> {
  await confirm();
  await beat();
}

/** A closed contact about a person of its own, or about this one. */
async function closedAbout(known?: string): Promise<{ id: string; person: string; card: string }> {
  const { id } = await begin();
  const { person, card } = await ok(
    post<AttachAnswer>(`/contacts/${id}/person`, known === undefined ? { new: {} } : { person: known }),
  );
  await close(id);
  return { id, person, card };
}

/** Until two of the program's own are kept waiting by somebody else. */
async function bothWait(): Promise<void> {
  for (let tries = 0; tries < 5000; tries++) {
    const waiting = await as(
      sql`select distinct l.pid from pg_locks l join pg_stat_activity a on a.pid = l.pid
        where not l.granted and a.datname = current_database()`,
    );
    if (waiting.length >= 2) return;
  }
  throw new Error('nobody waits');
}

const isKnown = async (id: string) => (await as(sql`select 1 from people.persons where id = ${id}`)).length === 1;
const isThere = (id: string) => isContactThere(program.asOwner, id);

describe('the last look', () => {
  test('what was opened from standby stays until somebody else has looked at why', async () => {
    const { id } = await begin();
    await close(id);
    await ok(post('/standby', { dossier: id, reason: 'koleginica je na putu' }, lead));
    const why = () => as(sql`select why from rights.must_stay(array[${id}]::uuid[])`);
    assert.deepEqual(await why(), [{ why: 'opening' }]);
    const [opened] = await as<{ id: string }>(sql`select id from vault.standby_openings where dossier = ${id}`);
    await ok(post(`/standby/${opened?.id}/review`, { found: 'right' }, house.director));
    assert.deepEqual(await why(), []);
  });

  test('a hold, and its end, stand in the preview with the next beat, not ten minutes later', async () => {
    const { id } = await begin();
    await close(id);
    await longAgo(id);
    const looked = clock();
    await beat(looked);
    const ending = async (who: Person) => {
      const { contacts } = await ok(call<EndingAnswer>(who, 'GET', '/contact-endings'));
      return contacts.map(({ id: each }) => each).filter((each) => each === id);
    };
    assert.deepEqual([await ending(operator), await ending(lead)], [[id], []], 'whoever reads it sees that it goes');
    const heldAs = async () =>
      (await as<{ held: string | null }>(sql`select held from hotline.retention_list where contact = ${id}`))[0]?.held;
    await ok(post(`/contacts/${id}/hold`, { reason: 'sud traži spise' }));
    assert.deepEqual(await ending(operator), []);
    await looked();
    assert.equal(await heldAs(), 'hold');
    await ok(post(`/contacts/${id}/grants`, { principal: lead.id, reason: 'pregled', until: null }));
    await ok(post(`/contacts/${id}/hold/lift`, { reason: 'postupak je završen' }, lead));
    await looked();
    assert.equal(await heldAs(), null);
    await run(program.asOwner, sql`delete from hotline.closures where contact = ${id}`);
    await beat();
  });

  test('what became grave, or has no rule by now, is left though it was confirmed; a director stops a run', async () => {
    const kinds = ['grave', 'other', 'stays'] as const;
    const made = [await begin({ call_type: 'preventive_information' }), await begin(), await begin()].map(
      ({ id }) => id,
    );
    const of = (kind: (typeof kinds)[number]) => made[kinds.indexOf(kind)] ?? '';
    for (const id of made) await close(id);
    await longAgo(...made);
    const looked = clock();
    await beat(looked);
    assert.equal((await preview()).ready, 3);
    await confirm();
    await refused(call(lead, 'DELETE', '/retention/runs'), 403, 'not-allowed');
    await ok(call(house.director, 'DELETE', '/retention/runs'));
    await refused(call(house.director, 'DELETE', '/retention/runs'), 409, 'retention-not-running');
    await beat(looked);
    const { runs } = await preview();
    assert.deepEqual([runs[0]?.done, runs[0]?.stopped, runs[0]?.erased], [true, true, 0]);
    await confirm();
    const changes = [
      { field: 'risk', basedOn: 0, value: 'critical' },
      { field: 'age_band', basedOn: 0, value: 'child' },
    ];
    await ok(call(operator, 'PUT', `/contacts/${of('grave')}`, { changes }));
    await ok(call(house.director, 'PUT', '/retention/rules', { kind: 'other', months: null, basedOn: 1 }));
    await beat(looked);
    for (const id of made) assert.equal(await isThere(id), true);
    assert.deepEqual((await preview()).runs[0]?.done, true);
    await ok(call(house.director, 'PUT', '/retention/rules', { kind: 'other', months: 6, basedOn: 2 }));
    await run(program.asOwner, sql`delete from hotline.closures where contact = any(${made}::uuid[])`);
  });

  test('whoever writes about what is erased at this moment is told that it is not there, and loses nothing unsaid', async () => {
    const { id, person } = await closedAbout();
    const linked = await closedAbout();
    const today = (await begin()).id;
    await longAgo(id, linked.id);
    await confirm();
    const { status, later } = await program.pools.worker.transaction().execute(async (tx) => {
      const open = await openRun(tx);
      const held = await holdDue(tx, open?.id ?? '', 10);
      assert.deepEqual(held.toSorted(), [id, linked.id].toSorted());
      // Between the last look and the erasure a colleague finds her in a call of today.
      const first = await post(`/contacts/${today}/person`, { person: linked.person });
      const taken = await beginErasure(tx, open?.id ?? '', held);
      assert.deepEqual(taken.map(({ gone }) => gone.includes(linked.person)).filter(Boolean), []);
      assert.ok(taken.some(({ gone }) => gone.includes(person)));
      const waiting = [
        post(`/contacts/${today}/person`, { person }),
        call(operator, 'PUT', `/contacts/${id}`, {
          changes: [{ field: 'call_type', basedOn: 0, value: 'missing_child_report' }],
        }),
      ];
      await bothWait();
      await forgetGoing(tx);
      return { status: first.status, later: waiting };
    });
    assert.equal(status, 200);
    for (const answer of later) await refused(answer, 404, 'not-found');
    assert.deepEqual([await isKnown(linked.person), await isKnown(person), await isThere(id)], [true, false, false]);
    await beat();
  });

  test('what cannot be forgotten stays alone, with a sentence; the others go and the run ends', async () => {
    const made = [await begin(), await begin(), await begin()].map(({ id }) => id);
    for (const id of made) await close(id);
    await longAgo(...made);
    const stuck = made[1] ?? '';
    await run(program.asOwner, sql`create table hotline.of_tomorrow (contact uuid references hotline.contacts)`);
    await run(program.asOwner, sql`insert into hotline.of_tomorrow values (${stuck})`);
    await erase();
    for (const id of made) assert.equal(await isThere(id), id === stuck);
    const { staying, runs } = await preview();
    assert.deepEqual([staying.find(({ contact }) => contact?.id === stuck)?.held, runs[0]?.done], ['defect', true]);
    await run(program.asOwner, sql`drop table hotline.of_tomorrow`);
    await run(program.asOwner, sql`delete from hotline.closures where contact = ${stuck}`);
  });
});

describe('who goes along', () => {
  test('a person goes only where nothing else knows her and nobody wrote about her since; the preview says how many', async () => {
    const because: Record<string, { id: string; person: string; card: string }> = {};
    for (const why of ['case', 'referral', 'alert', 'clock', 'card', 'second', 'nothing'])
      because[why] = await closedAbout();
    const of = (why: string) => because[why]?.person ?? '';
    const opened = await begin();
    const theCase = await ok(post(`/contacts/${opened.id}/case`, { risk: 'high' }));
    const part = await ok(
      post(`/cases/${theCase.id}/people`, {
        person: of('case'),
        called: 'gazda, drži pasoše',
        role: 'alleged_offender',
      }),
    );
    await ok(call(operator, 'DELETE', `/cases/${theCase.id}/people/${part.id}`));
    const second = await begin();
    await ok(post(`/contacts/${second.id}/person`, { person: of('second') }));
    const owns = (statement: Parameters<typeof run>[1]) => run(program.asOwner, statement);
    await owns(sql`insert into network.referrals (id, dossier, way, purpose, service, data, urgency, needs, by, day, sealed)
      values (gen_random_uuid(), ${of('referral')}, 'told', 'x', 'x', '{}', 'x', '{}', ${operator.id}, current_date, '')`);
    await owns(sql`insert into hotline.alerts (id, kind, about, occasion, raised, record, step)
      values (gen_random_uuid(), 'task_late', gen_random_uuid(), 'x', now(), ${of('alert')}, 'late')`);
    // Its day has passed, and nobody ended it.
    await owns(sql`insert into rights.clocks (id, dossier, kind, starts, days, ends)
      values (gen_random_uuid(), ${of('clock')}, 'reflection_period', current_date - 90, 30, current_date - 60)`);
    await longAgo(...Object.values(because).map(({ id }) => id));
    const card = because['card']?.card ?? '';
    await owns(sql`insert into people.entries (dossier, field, version, by, sealed)
      values (${card}, 'how_to_call', 9, ${operator.id}, '')`);
    await beat();
    const held = await preview();
    assert.deepEqual(
      held.staying.filter(({ contact }) => contact?.id === because['case']?.id).map(({ held: why }) => why),
      ['case'],
      'about somebody in an open case, and attached to none',
    );
    // Once the case is closed the contact's own time counts, and the case goes on knowing her.
    await owns(sql`update cases.cases set status = 'closed' where id = ${theCase.id}`);
    await beat();
    await owns(sql`update hotline.retention_list set listed = listed - 20 where contact = ${because['case']?.id}`);
    await beat();
    const seen = await preview();
    assert.deepEqual([seen.ready, seen.persons], [7, 1]);
    assert.equal(seen.going.find(({ contact }) => contact?.id === because['nothing']?.id)?.along, 1);
    await erase();
    for (const [why, { id, person }] of Object.entries(because))
      assert.deepEqual([await isThere(id), await isKnown(person)], [false, why !== 'nothing'], why);
    assert.equal((await as(sql`select 1 from cases.people where id = ${part.id} and person is not null`)).length, 1);
  });

  test('the month counts what it counted, whichever of her contacts goes and whoever is said to be the same afterwards', async () => {
    const stays = await begin();
    const { person } = await ok(post<AttachAnswer>(`/contacts/${stays.id}/person`, { new: {} }));
    const goes = await closedAbout(person);
    const other = await begin();
    const { person: a } = await ok(post<AttachAnswer>(`/contacts/${other.id}/person`, { new: {} }));
    const first = await closedAbout();
    const last = await begin();
    await ok(post(`/contacts/${last.id}/person`, { person: first.person }));
    await longAgo(goes.id, first.id);
    // Of one month: the one that stays came before the one that goes.
    await run(
      program.asOwner,
      sql`update hotline.contacts c set day = date_trunc('month', g.day) from hotline.contacts g
        where c.id = ${stays.id} and g.id = ${goes.id}`,
    );
    await ok(post('/duplicates', { a, b: first.person, answer: 'same' }));
    const told = await figures();
    await erase();
    assert.deepEqual([await isThere(goes.id), await isThere(first.id)], [false, false]);
    assert.deepEqual(await figures(), told);
  });
});
