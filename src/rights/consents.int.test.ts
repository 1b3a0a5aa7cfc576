import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from '#kernel/db.ts';
import { openBrowser } from '#testing/browser.ts';
import { found, join, ok, refused, type Founded, type Person } from '#testing/cast.ts';
import { startProgram, type Program } from '#testing/program.ts';
import type { ConsentsAnswer } from './shared.ts';

let program: Program;
let house: Founded;
let operator: Person;
let colleague: Person;
let legal: Person;
let educator: Person;
let line: string;

before(async () => {
  program = await startProgram();
  house = await found(program);
  line = house.lines[0]?.id ?? '';
  operator = await join(program, house.director, { name: 'Milica Stanojev', roles: ['operator'], lines: [line] });
  colleague = await join(program, house.director, { name: 'Jelena Kostić', roles: ['operator'], lines: [line] });
  legal = await join(program, house.director, { name: 'Olivera Rac', roles: ['legal'] });
  educator = await join(program, house.director, { name: 'Vanja Dobrić', roles: ['educator'] });
  for (const { id } of [operator, colleague]) await letIn(id);
});
after(() => program.stop());

async function letIn(account: string): Promise<void> {
  const { newcomers } = await ok(
    house.director.browser.call<{ newcomers: { account: string; teams: { id: string }[] }[] }>('GET', '/newcomers'),
  );
  const teams = newcomers.find((each) => each.account === account)?.teams.map(({ id }) => id) ?? [];
  if (teams.length > 0) await ok(house.director.browser.call('POST', '/newcomers/confirm', { account, teams }));
}

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const DUNJA = { organisation: null, name: 'Sigurna kuća „Dunja“' };
const informed = { way: 'read_aloud', language: 'sr', points: ['may_withdraw', 'understands_next'] };
const agreed = {
  ...informed,
  purpose: 'referral',
  recipient: DUNJA,
  state: 'given',
  data: ['name', 'arrival'],
  until: inDays(7),
  words: 'samo smeštaj, da sestra ne sazna',
};

const open = async (who = operator) => (await ok(who.browser.call<{ id: string }>('POST', '/contacts', { line }))).id;
const at = (contact: string, rest = '') => `/dossiers/${contact}/consents${rest}`;
const ask = (who: Person, contact: string, body: object) => who.browser.call<{ id: string }>('POST', at(contact), body);
const read = (who: Person, contact: string) => ok(who.browser.call<ConsentsAnswer>('GET', at(contact)));
const withdraw = (who: Person, contact: string, id: string) =>
  who.browser.call('POST', at(contact, `/${id}/withdraw`), {});

test('what she agreed to comes back with whom, what, until when and how it was asked; the words lie sealed', async () => {
  const contact = await open();
  const { id } = await ok(ask(operator, contact, agreed));
  const { consents, can } = await read(operator, contact);
  const [mine] = consents;
  assert.deepEqual(
    [mine?.id, mine?.purpose, mine?.recipient?.name, mine?.state, mine?.data, mine?.until, mine?.words, mine?.over],
    [id, 'referral', DUNJA.name, 'given', ['name', 'arrival'], agreed.until, agreed.words, false],
  );
  assert.deepEqual([mine?.way, mine?.language, mine?.by, can.write], ['read_aloud', 'sr', operator.id, true]);
  const { rows } = await sql<{ sealed: Uint8Array }>`select sealed from rights.consent_versions`.execute(
    program.asOwner,
  );
  for (const { sealed } of rows) assert.equal(Buffer.from(sealed).includes('Dunja'), false);
});

test('withdrawing is one step, without a reason, by anybody who may open the record; the history keeps both', async () => {
  const contact = await open();
  const { id } = await ok(ask(operator, contact, agreed));
  await ok(withdraw(colleague, contact, id));
  const [row] = (await read(operator, contact)).consents;
  assert.deepEqual([row?.state, row?.by, row?.recipient?.name], ['withdrawn', colleague.id, DUNJA.name]);
  assert.deepEqual(
    row?.history.map(({ state, words }) => [state, words]),
    [['given', agreed.words]],
  );
  await refused(withdraw(operator, contact, id), 409, 'consent-not-given');
});

test('a slip is undone by whoever made it, at once; nobody else and nothing later', async () => {
  const contact = await open();
  const { id } = await ok(ask(operator, contact, agreed));
  const undo = (who: Person) => who.browser.call('DELETE', at(contact, `/${id}/withdraw`), {});
  await refused(undo(operator), 409, 'consent-not-withdrawn');
  await ok(withdraw(operator, contact, id));
  await refused(undo(colleague), 409, 'too-late-to-undo');
  await ok(undo(operator));
  const [row] = (await read(operator, contact)).consents;
  assert.deepEqual([row?.state, row?.data, row?.until, row?.version], ['given', agreed.data, agreed.until, 3]);
});

test('one row a purpose and recipient: asked again is its next version, based on the one that was seen', async () => {
  const contact = await open();
  const { id } = await ok(ask(operator, contact, { ...agreed, state: 'thinking' }));
  await refused(
    ask(colleague, contact, { ...agreed, recipient: { name: 'sigurna kuca Dunja' } }),
    409,
    'consent-exists',
  );
  const again = (who: Person, basedOn: number, body: object) =>
    who.browser.call('PUT', at(contact, `/${id}`), { ...agreed, basedOn, ...body });
  await ok(again(colleague, 1, { state: 'refused' }));
  await refused(again(operator, 1, { state: 'given' }), 409, 'consent-changed');
  await ok(again(operator, 2, { state: 'given' }));
  const [row] = (await read(operator, contact)).consents;
  assert.deepEqual([row?.state, row?.history.map(({ state }) => state)], ['given', ['refused', 'thinking']]);
});

test('no consent without what makes it one: informed, data, a last day; any no is kept as it is', async () => {
  const contact = await open();
  await refused(ask(operator, contact, { ...agreed, points: ['may_withdraw'] }), 409, 'consent-not-informed');
  await refused(ask(operator, contact, { ...agreed, way: null }), 409, 'consent-not-informed');
  await refused(ask(operator, contact, { ...agreed, data: [] }), 400, 'bad-input');
  await refused(ask(operator, contact, { ...agreed, until: null }), 400, 'bad-input');
  await refused(ask(operator, contact, { ...agreed, until: inDays(-1) }), 400, 'bad-input');
  await refused(ask(operator, contact, { ...agreed, until: inDays(400) }), 400, 'bad-input');
  await refused(ask(operator, contact, { ...agreed, data: ['name', 'talk'] }), 400, 'bad-input');
  await refused(ask(operator, contact, { ...agreed, purpose: 'everything' }), 400, 'bad-input');
  await refused(ask(operator, contact, { ...agreed, recipient: null }), 400, 'bad-input');
  await refused(ask(operator, contact, { ...agreed, purpose: 'statistics' }), 400, 'bad-input');
  assert.deepEqual((await read(operator, contact)).consents, []);
  await ok(ask(operator, contact, { purpose: 'report', recipient: { name: 'Policija' }, state: 'refused' }));
  await ok(ask(operator, contact, { ...informed, purpose: 'statistics', state: 'given' }));
});

test('a child agrees and her guardian consents, unless the guardian is suspected', async () => {
  const contact = await open();
  const child = (assent: boolean, guardian: string) => ({ ...agreed, child: { assent, guardian } });
  await refused(ask(operator, contact, child(true, 'refused')), 409, 'guardian-first');
  await refused(ask(operator, contact, child(true, 'not_asked')), 409, 'guardian-first');
  await refused(ask(operator, contact, child(false, 'given')), 409, 'guardian-first');
  await ok(ask(operator, contact, child(true, 'suspected')));
  const [row] = (await read(operator, contact)).consents;
  assert.deepEqual(row?.child, { assent: true, guardian: 'suspected' });
});

test('without a grant it is not there, without the role it is refused, without a session nothing is', async () => {
  const contact = await open();
  const { id } = await ok(ask(operator, contact, agreed));
  const acts = [
    (who: Person) => who.browser.call('GET', at(contact)),
    (who: Person) => ask(who, contact, agreed),
    (who: Person) => who.browser.call('PUT', at(contact, `/${id}`), { ...agreed, basedOn: 1 }),
    (who: Person) => withdraw(who, contact, id),
    (who: Person) => who.browser.call('DELETE', at(contact, `/${id}/withdraw`), {}),
    (who: Person) => who.browser.call('POST', at(contact, '/print'), {}),
    (who: Person) => who.browser.call('POST', `/dossiers/${contact}/exceptions`, exception),
  ];
  for (const act of acts) {
    await refused(act(legal), 404, 'not-found');
    await refused(act(educator), 403, 'not-allowed');
    await refused(act({ ...operator, browser: openBrowser(program) }), 401, 'not-signed-in');
  }
  const other = await open();
  await refused(withdraw(operator, other, id), 404, 'not-found');
  assert.equal((await read(operator, contact)).consents[0]?.version, 1);
});

const exception = {
  purpose: 'report',
  recipient: { name: 'Policija' },
  data: ['place'],
  ground: 'danger_to_life',
  told: 'not_safe',
  reason: 'preti da će je odvesti noćas preko granice',
};
