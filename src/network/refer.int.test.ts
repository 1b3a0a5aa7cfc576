import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from '#kernel/db.ts';
import type { ConsentsAnswer } from '#rights/shared.ts';
import { openBrowser } from '#testing/browser.ts';
import { found, join, ok, refused, type Founded, type Person } from '#testing/cast.ts';
import { startProgram, type Program } from '#testing/program.ts';
import type { ReferralsAnswer } from './shared.ts';

let program: Program;
let house: Founded;
let worker: Person;
let legal: Person;
let educator: Person;
let dunja: string;

before(async () => {
  program = await startProgram();
  house = await found(program);
  worker = await join(program, house.director, { name: 'Tihomir Bajić', roles: ['case_worker'] });
  legal = await join(program, house.director, { name: 'Olivera Rac', roles: ['legal'] });
  educator = await join(program, house.director, { name: 'Vanja Dobrić', roles: ['educator'] });
  dunja = await organisation(NAME);
});
after(() => program.stop());

const NAME = 'Sigurna kuća „Dunja“';
const organisation = async (name: string) =>
  (await ok(house.director.browser.call<{ id: string }>('POST', '/organisations', { name, services: ['accom'] }))).id;
const until = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);
const open = async () => {
  const line = house.lines[0]?.id;
  return (await ok(worker.browser.call<{ id: string }>('POST', '/contacts', { line }))).id;
};
const agree = async (dossier: string, body: object = {}) => {
  const informed = { way: 'read_aloud', points: ['may_withdraw', 'understands_next'] };
  const agreed = { purpose: 'referral', recipient: { organisation: dunja, name: NAME }, state: 'given', until };
  const said = { ...informed, ...agreed, data: ['name', 'arrival'], ...body };
  return (await ok(worker.browser.call<{ id: string }>('POST', `/dossiers/${dossier}/consents`, said))).id;
};
const at = (dossier: string, rest = '') => `/dossiers/${dossier}/referrals${rest}`;
const sending = { way: 'sent', service: 'accom', data: ['name'], why: 'prijem večeras, dogovoreno telefonom' };
const refer = (dossier: string, body: object = {}, who = worker) =>
  who.browser.call<{ id: string }>('POST', at(dossier), { organisation: dunja, ...sending, ...body });
const read = async (dossier: string) => (await ok(worker.browser.call<ReferralsAnswer>('GET', at(dossier)))).referrals;

test('without consent a referral is refused by the server and nothing of it is kept', async () => {
  const dossier = await open();
  await refused(refer(dossier), 409, 'consent-missing');
  await agree(dossier);
  await refused(refer(dossier, { data: ['name', 'health'] }), 409, 'consent-missing');
  await refused(refer(dossier, { organisation: await organisation('Sigurna kuća „Breza“') }), 409, 'consent-missing');
  await refused(refer(dossier, { purpose: 'report' }), 409, 'consent-missing');
  assert.deepEqual(await read(dossier), []);
});

test('the table itself takes nothing that was sent without a consent or an exception', async () => {
  const dossier = await open();
  const row = sql`insert into network.referrals (id, dossier, way, purpose, service, data, urgency, needs, by, day, sealed)
    values (${crypto.randomUUID()}, ${dossier}, 'sent', 'referral', 'accom', array['name'], 'now', '{}', ${worker.id},
      current_date, '\\x00')`;
  await assert.rejects(row.execute(program.asOwner), { code: '23514' });
});

test('how urgent it is and what she needs to get there are coded, and come back as they were said', async () => {
  const dossier = await open();
  await agree(dossier);
  await ok(refer(dossier, { urgency: 'today', needs: ['transport', 'interpreter'] }));
  const [made] = await read(dossier);
  assert.deepEqual([made?.urgency, made?.needs], ['today', ['transport', 'interpreter']]);
  await refused(refer(dossier, { urgency: 'yesterday' }), 400, 'bad-input');
});

test('with consent it is counted with what left, under which consent, and why now; to whom lies sealed', async () => {
  const dossier = await open();
  const consent = await agree(dossier);
  const { id } = await ok(refer(dossier, { contactPerson: 'Gordana, posle osam' }));
  const [made] = await read(dossier);
  assert.deepEqual(
    [made?.id, made?.organisation, made?.data, made?.consent, made?.state, made?.why, made?.contactPerson],
    [id, { id: dunja, name: NAME }, ['name'], consent, 'in_progress', sending.why, 'Gordana, posle osam'],
  );
  const { rows } = await sql<Record<string, unknown>>`select * from network.referrals where id = ${id}`.execute(
    program.asOwner,
  );
  const row = JSON.stringify({ ...rows[0], sealed: Buffer.from(rows[0]?.['sealed'] as Uint8Array).toString('latin1') });
  assert.ok(!row.includes(dunja) && !row.includes('Dunja') && !row.includes('prijem'));
});

test('after a withdrawal the next referral is refused, and whoever withdrew sees that something had left', async () => {
  const dossier = await open();
  const consent = await agree(dossier);
  await ok(refer(dossier));
  await ok(worker.browser.call('POST', `/dossiers/${dossier}/consents/${consent}/withdraw`, {}));
  await refused(refer(dossier), 409, 'consent-withdrawn');
  const { consents } = await ok(worker.browser.call<ConsentsAnswer>('GET', `/dossiers/${dossier}/consents`));
  assert.equal(consents[0]?.used.times, 1);
});

test('an exception needs a reason and a second person, serves one referral, and shows in what the leads oversee', async () => {
  const dossier = await open();
  const asked = {
    purpose: 'referral',
    recipient: { organisation: dunja, name: NAME },
    data: ['name'],
    ground: 'danger_to_life',
    told: 'will_be_told',
    reason: 'preti da će je odvesti noćas preko granice',
  };
  const { reason: _reason, ...without } = asked;
  const ask = (body: object) => worker.browser.call<{ id: string }>('POST', `/dossiers/${dossier}/exceptions`, body);
  await refused(ask(without), 400, 'bad-input');
  const { id: exception } = await ok(ask(asked));
  await refused(refer(dossier, { exception }), 409, 'exception-unfit');
  await ok(house.director.browser.call('POST', `/exceptions/${exception}/decide`, { decision: 'approved' }));
  await ok(refer(dossier, { exception }));
  await refused(refer(dossier, { exception }), 409, 'exception-unfit');
  const [made] = await read(dossier);
  assert.deepEqual([made?.consent, made?.exception], [null, exception]);
});

test('a number that was told leaves nothing, and a slip is undone; what was sent never is', async () => {
  const dossier = await open();
  const { id } = await ok(refer(dossier, { way: 'told', data: [], why: '' }));
  await refused(refer(dossier, { way: 'told' }), 400, 'bad-input');
  await refused(refer(dossier, { data: [] }), 400, 'bad-input');
  await refused(refer(dossier, { why: '' }), 400, 'bad-input');
  const undo = (which: string) => worker.browser.call('DELETE', at(dossier, `/${which}`), {});
  await ok(undo(id));
  assert.deepEqual(await read(dossier), []);
  await agree(dossier);
  const sent = await ok(refer(dossier));
  await refused(undo(sent.id), 409, 'referral-left');
  const answered = await ok(refer(dossier, { way: 'told', data: [], why: '' }));
  const accepted = { basedOn: 1, state: 'accepted' };
  await ok(worker.browser.call('PUT', at(dossier, `/${answered.id}`), accepted));
  await refused(undo(answered.id), 409, 'referral-stands');
});

test('what was undone stands in the course of a case as taken back, not as given', async () => {
  const contact = await open();
  const { id } = await ok(worker.browser.call<{ id: string }>('POST', `/contacts/${contact}/case`, { risk: 'low' }));
  const told = await ok(refer(id, { way: 'told', data: [], why: '' }));
  await ok(worker.browser.call('DELETE', at(id, `/${told.id}`), {}));
  const { lines } = await ok(
    worker.browser.call<{ lines: { kind: string; ref: string; said: object }[] }>('POST', `/cases/${id}/timeline`, {}),
  );
  const about = lines.filter(({ ref }) => ref === told.id);
  assert.deepEqual(about.map(({ kind }) => kind).toSorted(), ['referral.made', 'referral.withdrawn']);
  assert.ok(about.every(({ said }) => JSON.stringify(said).includes('Dunja')));
});

test('what came of it is a step based on the one that was seen, with an outcome; what has ended stays so', async () => {
  const dossier = await open();
  const { id } = await ok(refer(dossier, { way: 'told', data: [], why: '' }));
  const answer = (basedOn: number, body: object) =>
    worker.browser.call('PUT', at(dossier, `/${id}`), { basedOn, ...body });
  await refused(answer(1, { state: 'done' }), 400, 'bad-input');
  await ok(answer(1, { state: 'accepted', words: 'ima mesta do petka' }));
  await refused(answer(1, { state: 'rejected', outcome: 'unavailable' }), 409, 'referral-changed');
  await ok(answer(2, { state: 'done', outcome: 'referred' }));
  await refused(answer(3, { state: 'revoked', outcome: 'declined_by_survivor' }), 409, 'referral-over');
  const [made] = await read(dossier);
  assert.deepEqual(
    made?.steps.map(({ state, outcome, words }) => [state, outcome, words]),
    [
      ['done', 'referred', ''],
      ['accepted', null, 'ima mesta do petka'],
      ['in_progress', null, ''],
    ],
  );
});

test('a retired organisation takes nobody; without a grant, a role or a session there is nothing', async () => {
  const dossier = await open();
  const gone = await organisation('Stara kuća');
  await ok(house.director.browser.call('POST', `/organisations/${gone}/retire`, { basedOn: 1 }));
  await refused(refer(dossier, { organisation: gone, way: 'told', data: [], why: '' }), 409, 'organisation-retired');
  const { id } = await ok(refer(dossier, { way: 'told', data: [], why: '' }));
  const acts = [
    (who: Person) => who.browser.call('GET', at(dossier)),
    (who: Person) => refer(dossier, {}, who),
    (who: Person) => who.browser.call('PUT', at(dossier, `/${id}`), { basedOn: 1, state: 'accepted' }),
    (who: Person) => who.browser.call('DELETE', at(dossier, `/${id}`), {}),
  ];
  for (const act of acts) {
    await refused(act(legal), 404, 'not-found');
    await refused(act(educator), 403, 'not-allowed');
    await refused(act({ ...worker, browser: openBrowser(program) }), 401, 'not-signed-in');
  }
});
