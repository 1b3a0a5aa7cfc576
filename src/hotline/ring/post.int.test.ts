import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { freezeClock, now } from '#kernel/clock.ts';
import { sql } from '#kernel/db.ts';
import { found, join, ok, refused, type Founded, type Person } from '#testing/cast.ts';
import { countRows } from '#testing/count-rows.ts';
import { startProgram, type Program } from '#testing/program.ts';
import { announce, postOf, send } from '#testing/telephone.ts';
import { watchRings } from './watch-rings.ts';
import type { NewTelephone, RingsAnswer, TelephonesAnswer } from './answers.ts';

let program: Program;
let house: Founded;
let operator: Person;
let administrator: Person;
let line: string;
let other: string;
let telephone: NewTelephone;

const add = (who: Person, body: unknown) => who.browser.call<NewTelephone>('POST', '/telephones', body);
const list = async () => (await ok(house.director.browser.call<TelephonesAnswer>('GET', '/telephones'))).telephones;
const rings = (who: Person) => ok(who.browser.call<RingsAnswer>('GET', '/rings'));
const ringing = { event: 'ringing', call: 'c-1', number: '+381 64 555 01 42' } as const;
const fresh = () => ({ ...ringing, call: crypto.randomUUID() });

before(async () => {
  program = await startProgram();
  house = await found(program, { answersCalls: false });
  [line = '', other = ''] = house.lines.map(({ id }) => id);
  administrator = await join(program, house.director, { name: 'Zorana Mihić', roles: ['administrator'] });
  telephone = await ok(add(house.director, { line }));
});
after(() => program.stop());
afterEach(() => freezeClock(null));

async function nothingCame(work: () => Promise<void>): Promise<void> {
  const earlier = await countRows(program.asOwner);
  await work();
  assert.deepEqual(await countRows(program.asOwner), earlier);
  assert.ok(!/555 ?01 ?42/.test(program.logged.join('\n')), 'the log has the number');
}

test('while nobody has the key of the duty team a call is refused, saying so, and its number is nowhere', () =>
  nothingCame(() => refused(announce(program, telephone, fresh()), 409, 'no-duty-team')));

test('the first member of the line makes it heard; the answer tells the telephone nothing', async () => {
  operator = await join(program, house.director, { name: 'Milica Stanojev', roles: ['operator'], lines: [line] });
  const answer = await announce(program, telephone, ringing);
  assert.deepEqual([answer.status, answer.body], [200, {}]);
  assert.equal(answer.headers.get('set-cookie'), null);
  const [seen] = (await rings(operator)).ringing;
  assert.deepEqual([seen?.line, seen?.state, seen?.masked], [line, 'ringing', '064 ••• ••42']);
  assert.equal((await list())[0]?.lastPost !== null, true);
});

const flip = (text: string) => (text.startsWith('0') ? '1' : '0') + text.slice(1);
const forged: Record<string, () => Promise<unknown>> = {
  'signed with another secret': () => send(program, postOf({ ...telephone, secret: 'x'.repeat(43) }, fresh())),
  'one digit of the signature changed': async () => {
    const post = postOf(telephone, fresh());
    const headers = post.headers as Record<string, string>;
    return send(program, {
      ...post,
      headers: { ...headers, 'astra-signature': flip(headers['astra-signature'] ?? '') },
    });
  },
  'another body than was signed': () =>
    announce(program, telephone, fresh(), { sent: JSON.stringify({ ...fresh(), number: '064 000 0000' }) }),
  'cut short': () => announce(program, telephone, fresh(), { sent: JSON.stringify(fresh()).slice(0, 30) }),
  'no body at all': () => announce(program, telephone, fresh(), { sent: '' }),
  'in the name of a telephone that is none': () =>
    announce(program, { ...telephone, id: crypto.randomUUID() }, fresh()),
  'in the name of another telephone': async () => {
    const second = await ok(add(house.director, { line: other }));
    return announce(program, telephone, fresh(), { sender: second.id });
  },
  'with a sender that is no id': () => announce(program, telephone, fresh(), { sender: "x'; drop table" }),
  'with no nonce': () => announce(program, telephone, fresh(), { nonce: '' }),
  'with a nonce of three letters': () => announce(program, telephone, fresh(), { nonce: 'abc' }),
  'with a time that is none': () => announce(program, telephone, fresh(), { time: 'soon' }),
  'with no signature': () => announce(program, telephone, fresh(), { signature: '' }),
};

for (const [name, post] of Object.entries(forged))
  test(`forged, ${name}: refused like an unknown telephone`, () => refusedAsUnknown(post));

async function refusedAsUnknown(post: () => Promise<unknown>): Promise<void> {
  const earlier = (await rings(operator)).ringing.length;
  const answer = (await post()) as { status: number; body: unknown };
  assert.deepEqual([answer.status, answer.body], [401, { error: { code: 'post-not-known', details: {} } }]);
  assert.equal((await rings(operator)).ringing.length, earlier);
}

test('a post is heard once: sent again it is refused, and of twenty at the same moment one is heard', async () => {
  const post = postOf(telephone, fresh());
  assert.equal((await send(program, post)).status, 200);
  await refused(send(program, post), 409, 'post-replayed');
  const earlier = (await rings(operator)).ringing.length;
  const next = postOf(telephone, fresh());
  const answers = await Promise.all(Array.from({ length: 20 }, () => send(program, next)));
  assert.deepEqual(answers.map(({ status }) => status).toSorted(), [200, ...Array.from({ length: 19 }, () => 409)]);
  assert.equal((await rings(operator)).ringing.length, earlier + 1);
});

test('a post is young: five minutes and a second old, or as much ahead, is refused; so is one whose nonce is forgotten', async () => {
  const at = new Date();
  const said = (seconds: number) => ({ time: String(Math.floor(at.getTime() / 1000) + seconds) });
  freezeClock(at);
  await refused(announce(program, telephone, fresh(), said(-301)), 401, 'post-stale');
  await refused(announce(program, telephone, fresh(), said(302)), 401, 'post-stale');
  await ok(announce(program, telephone, fresh(), said(-299)));
  const ahead = postOf(telephone, fresh(), said(299));
  await ok(send(program, ahead));
  const rows = async () => (await countRows(program.asOwner))['hotline.telephone_posts'] ?? 0;
  freezeClock(new Date(at.getTime() + 9 * 60_000));
  await program.pools.worker.transaction().execute(watchRings);
  assert.equal(await rows(), 1, 'only the one from the future can still come');
  await refused(send(program, ahead), 409, 'post-replayed');
  freezeClock(new Date(at.getTime() + 11 * 60_000));
  await program.pools.worker.transaction().execute(watchRings);
  assert.equal(await rows(), 0);
  await refused(send(program, ahead), 401, 'post-stale');
});

test('what is signed rightly and says nothing we know is refused by the name of its field; nothing is written', () =>
  nothingCame(async () => {
    await refused(announce(program, telephone, { ...fresh(), event: 'busy' as 'ringing' }), 400, 'bad-input');
    await refused(announce(program, telephone, { ...fresh(), call: '' }), 400, 'bad-input');
    await refused(announce(program, telephone, { ...fresh(), call: 'c'.repeat(81) }), 400, 'bad-input');
    await refused(announce(program, telephone, { ...fresh(), number: '5'.repeat(41) }), 400, 'bad-input');
    for (const text of ['', '[]', 'null', '{"event":"ringing"', '{"event":"ringing\\u0000"}'])
      await refused(send(program, postOf(telephone, text)), 400, 'bad-json');
    await refused(announce(program, telephone, fresh(), { type: 'text/plain' }), 415, 'json-only');
    await refused(
      announce(program, telephone, fresh(), { type: 'application/x-www-form-urlencoded' }),
      415,
      'json-only',
    );
    const large = JSON.stringify({ ...fresh(), number: 'x'.repeat(10_000_000) });
    await refused(send(program, postOf(telephone, large)), 413, 'too-large');
  }));

test('the credential opens no other address, and no cookie opens this one', async () => {
  for (const path of [
    '/desk/api/rings',
    '/desk/api/contacts',
    '/desk/api/telephones',
    '/desk/api/me',
    '/desk/api/live',
  ]) {
    const { headers = {} } = postOf(telephone, {});
    const response = await program.request(`http://localhost${path}`, { headers });
    assert.equal(response.status, 401, path);
  }
  const contact = await program.request('http://localhost/desk/api/contacts', postOf(telephone, { line }));
  assert.equal(contact.status, 401);
  const cookie = [...house.director.browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const post = { ...postOf(telephone, fresh(), { signature: '0'.repeat(64), headers: { cookie } }) };
  await refused(send(program, post), 401, 'post-not-known');
  const read = await program.request('http://localhost/telephone/ring', { headers: { cookie } });
  assert.equal(read.status, 404);
});

test('a telephone that was ended is nobody at once; what it announced stays', async () => {
  const gone = await ok(add(house.director, { line }));
  const post = fresh();
  await ok(announce(program, gone, post));
  await ok(house.director.browser.call('DELETE', `/telephones/${gone.id}`));
  const seen = (await rings(operator)).ringing.length;
  await refused(announce(program, gone, { ...post, event: 'ended' }), 401, 'post-not-known');
  await refused(announce(program, gone, fresh()), 401, 'post-not-known');
  assert.equal((await rings(operator)).ringing.length, seen);
  await refused(house.director.browser.call('DELETE', `/telephones/${gone.id}`), 404, 'not-found');
});

test('a secret is shown once, and no table holds it', async () => {
  const { id, secret, address } = await ok(add(administrator, { line: other }));
  assert.equal(address, '/telephone/ring');
  assert.ok(!JSON.stringify(await list()).includes(secret));
  const [row] = (await sql`select t::text as text from hotline.telephones t where id = ${id}`.execute(program.asOwner))
    .rows;
  assert.ok(!JSON.stringify(row).includes(secret));
  assert.ok(!JSON.stringify(row).includes(Buffer.from(secret, 'base64url').toString('hex')));
});

test('telephones are for director and administrator; bad input and unknown lines are refused', async () => {
  await refused(add(operator, { line }), 403, 'not-allowed');
  await refused(operator.browser.call('GET', '/telephones'), 403, 'not-allowed');
  await refused(add(administrator, { line: crypto.randomUUID() }), 400, 'no-such-line');
  await refused(add(administrator, { line: 'sos' }), 400, 'bad-input');
  await refused(administrator.browser.call('GET', '/rings'), 403, 'not-allowed');
});

test('every post leaves an audit line, a refused one too, and none says whose number it was', async () => {
  const lines = async () =>
    (
      await sql<{
        kind: string;
        outcome: string;
        text: string;
      }>`select kind, outcome, l::text as text from audit.lines l
        where verb = 'POST /telephone/ring'`.execute(program.asOwner)
    ).rows;
  const all = await lines();
  const outcomes = new Set(all.map(({ outcome }) => outcome));
  for (const outcome of ['done', 'post-not-known', 'post-replayed', 'post-stale', 'bad-input', 'no-duty-team'])
    assert.ok(outcomes.has(outcome), outcome);
  assert.ok(all.every(({ text }) => !/555 ?01 ?42/.test(text) && !text.includes(telephone.id)));
});

test('a flood is slowed: forged posts from one place leave few lines, and the true telephone still gets through', async () => {
  freezeClock(new Date(now().getTime() + 3_600_000));
  const lines = async () => {
    const all = await sql<{ n: number }>`select count(*) as n from audit.lines`.execute(program.asOwner);
    return all.rows[0]?.n ?? 0;
  };
  const earlier = await lines();
  const forge = () => announce(program, { ...telephone, secret: 'y' }, fresh());
  const answers = [];
  for (let at = 0; at < 60; at += 1) answers.push((await forge()).status);
  assert.deepEqual([answers.filter((status) => status === 401).length, answers.at(-1)], [30, 429]);
  assert.equal((await lines()) - earlier, 31);
  await ok(announce(program, telephone, fresh()));
});

test('a telephone that posts more than any telephone does is told to wait', async () => {
  freezeClock(new Date(now().getTime() + 7_200_000));
  const loud = await ok(add(house.director, { line }));
  const call = crypto.randomUUID();
  for (let at = 0; at < 120; at += 1) await ok(announce(program, loud, { ...ringing, call }));
  await refused(announce(program, loud, { ...ringing, call }), 429, 'too-many-posts');
});
