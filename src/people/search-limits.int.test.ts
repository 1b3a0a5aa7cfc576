import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { withActor } from '#kernel/actor.ts';
import type { SearchedAnswer } from '#staff/shared.ts';
import { found, join, ok, type Person } from '#testing/cast.ts';
import { startProgram, type Program } from '#testing/program.ts';
import { actorOf } from '#testing/actor.ts';
import { readQuery } from './search/query.ts';
import type { Doing } from './search/search-people.ts';
import type { Found } from './search/thread/asks.ts';
import { walkToHers } from './search/walk.ts';
import type { KnownCallerAnswer, SearchAnswer } from './shared.ts';

let program: Program;
let operator: Person;
let vesna: Person;
let lead: Person;
let girl: { id: string };

before(async () => {
  program = await startProgram();
  const { director, lines } = await found(program, { answersCalls: true });
  const on = [lines[0]?.id ?? ''];
  operator = await join(program, director, { name: 'Milica Stanojev', roles: ['operator'], lines: on });
  vesna = await join(program, director, { name: 'Vesna Lukić', roles: ['operator'], lines: on });
  lead = await join(program, director, { name: 'Jelena Kostić', roles: ['lead', 'operator'], lines: on });
  const names = [
    { text: 'Анђелија', kind: 'given' },
    { text: 'Ћурђин', kind: 'surname' },
  ];
  const numbers = [{ number: '060 123 45 28', kind: 'own', note: '' }];
  girl = await ok(operator.browser.call<typeof girl>('POST', '/people', { names, numbers }));
});
after(() => program.stop());

const search = (who: Person, query: string) => who.browser.call<SearchAnswer>('POST', '/search', { query });
const caller = (who: Person, body: object) => who.browser.call<KnownCallerAnswer>('POST', '/known-caller', body);
const first = ({ hits }: SearchAnswer) => hits[0]?.id;

/** Six digits and more that are the end of no number here; each another one. */
const end = (n: number) => String(770_001 + n * 13);

test('ends of numbers are looked for thirty times an hour; whole numbers and names always; the audit says it was not', async () => {
  await ok(search(vesna, end(0)));
  await ok(search(vesna, `${end(0)}4`));
  for (const again of [0, 1]) assert.equal((await ok(search(vesna, end(0)))).againAt, null, `again ${again}`);
  const asks = Array.from({ length: 40 }, (_, n) => ok(search(vesna, end(n + 1))));
  const limited = (await Promise.all(asks)).filter(({ againAt }) => againAt !== null);
  assert.equal(limited.length, 11, 'one was asked before: typed on and again it is one');
  const minutes = (Date.parse(limited[0]?.againAt ?? '') - Date.now()) / 60_000;
  assert.ok(minutes > 50 && minutes <= 60);
  const byEnd = await ok(search(vesna, '1234528'));
  assert.deepEqual([byEnd.hits, typeof byEnd.againAt], [[], 'string']);
  const withName = await ok(caller(vesna, { number: '1234528', name: 'Анђелија Ћурђин' }));
  assert.equal(
    withName.hits[0]?.reasons.some(({ field }) => field === 'number'),
    false,
  );
  assert.equal(first(withName), girl.id);
  const whole = await ok(caller(vesna, { number: '060 123 45 28' }));
  assert.deepEqual([first(whole), whole.againAt], [girl.id, null]);
  assert.equal(first(await ok(search(operator, '1234528'))), girl.id, 'another’s limit is her own');
  // The house has its own days: shortly before midnight it is tomorrow there already.
  const day = (from: number) => new Date(Date.now() + from * 86_400_000).toISOString().slice(0, 10);
  const span = { account: vesna.id, from: day(-1), until: day(1) };
  const { searches } = await ok(lead.browser.call<SearchedAnswer>('POST', '/audit/searches', span));
  assert.ok(searches.find(({ terms }) => terms?.query === '1234528')?.terms?.againAt);
});

test('a number with its country is the end of no other, however short: ends are not tried out that way', async () => {
  for (const query of ['+01234528', '+11234528', '+601234528'])
    assert.deepEqual((await ok(search(operator, query))).hits, []);
});

test('how long an answer takes tells nothing: it asks as often for somebody hidden as for nobody, and names no time', async () => {
  const names = [{ text: 'Jagodinka', kind: 'given' }];
  const { call } = operator.browser;
  const { id } = await ok(call<{ id: string }>('POST', '/people', { names }));
  await ok(call('POST', `/people/${id}/grants`, { principal: lead.id, reason: 'vodi', until: null }));
  await ok(lead.browser.call('POST', `/people/${id}/hidden`, { account: vesna.id, reason: 'rod' }));
  const hidden: Found = { kind: 'person', dossier: id, card: null, whole: null, inPart: false };
  const actor = await actorOf(program, vesna);
  const asks = (fitting: Found[]) =>
    withActor(program.pools.app, vesna.id, async (tx) => {
      let count = 0;
      const transformQuery = <Node>({ node }: { node: Node }) => {
        count += 1;
        return node;
      };
      const counting = tx.withPlugin({ transformQuery, transformResult: async ({ result }) => result });
      const walk = {
        asked: readQuery('Jagodinka', null),
        first: { found: fitting, more: false },
        keep: () => true,
        most: 12,
      };
      const { inside } = await walkToHers({ tx: counting, actor } as Doing, { ask: assert.fail }, walk);
      return { inside, count };
    });
  assert.deepEqual(await asks([hidden]), await asks([]));
  for (const query of ['Jagodinka', 'Zlatanka'])
    assert.deepEqual(Object.keys(await ok(search(vesna, query))).toSorted(), ['againAt', 'beyond', 'hits', 'left']);
});

test('an initial orders what one opens, and nothing one has the duty card of alone', async () => {
  const names = [
    { text: 'Milica', kind: 'given' },
    { text: 'Ćurđin', kind: 'surname' },
  ];
  const other = await ok(operator.browser.call<{ id: string }>('POST', '/people', { names, numbers: [] }));
  const order = async (who: Person, query: string) => (await ok(search(who, query))).hits.map(({ id }) => id);
  assert.deepEqual(await order(operator, 'Ćurđin M'), [other.id, girl.id]);
  assert.deepEqual(await order(operator, 'Ćurđin A'), [girl.id, other.id]);
  const byCard = await order(vesna, 'Ćurđin M');
  assert.deepEqual(byCard.toSorted(), [girl.id, other.id].toSorted());
  assert.deepEqual(await order(vesna, 'Ćurđin A'), byCard, 'the order says nothing of how a name begins');
});
