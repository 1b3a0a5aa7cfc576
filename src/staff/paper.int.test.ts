import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { one, sql } from '#kernel/db.ts';
import { openBrowser } from '#testing/browser.ts';
import { found, join, ok, refused, type Founded, type Person, type Sheet } from '#testing/cast.ts';
import { startProgram, type Program } from '#testing/program.ts';

let program: Program;
let house: Founded;
let operator: Person;
let second: Person;

before(async () => {
  program = await startProgram();
  house = await found(program);
  operator = await join(program, house.director, { name: 'Milica Stanojev', roles: ['legal'], checkSheet: false });
  second = await join(program, house.director, { name: 'Vesna Ilić', roles: ['director'] });
});
after(() => program.stop());

const copied = ({ words, ask }: Sheet) => ask.map((position) => words[position - 1] ?? '');
/** What somebody copies who misread the second of the words asked for. */
const misread = (sheet: Sheet) => copied(sheet).with(1, 'nešto');
/** What still waits in the database of somebody's sheets and shares. */
const waiting = async (owner: Person) =>
  (
    await one(
      program.asOwner,
      sql<{ n: number }>`select count(*) as n from staff.unchecked_sheets where owner = ${owner.id}`,
    )
  ).n;

const page = async (who: Person) => (await ok(who.browser.call<{ sheet: Sheet | null }>('GET', '/sheet'))).sheet;
const make = async (who: Person) =>
  (await ok(who.browser.call<{ sheet: Sheet }>('POST', '/sheet', { passphrase: who.passphrase }))).sheet;
const check = (who: Person, words: unknown) => who.browser.call('POST', '/sheet/check', { words });
const forgotten = (who: Person, sheet: Sheet) =>
  openBrowser(program).call('POST', '/passphrase/forgotten', {
    address: who.address,
    words: sheet.words.join(' '),
    passphrase: 'vetar krov sat more',
  });

test('one’s own sheet is shown again until it is on paper, and then exists nowhere else', async () => {
  await refused(check(operator, ['orah']), 409, 'no-sheet-waiting');
  assert.equal(await page(operator), null);
  const sheet = await make(operator);
  assert.deepEqual(await page(operator), sheet, 'the printer was out of paper');
  await refused(check(operator, 'orah'), 400, 'bad-input');
  const { body } = await check(operator, misread(sheet));
  assert.deepEqual(body, { error: { code: 'sheet-words-differ', details: { positions: [sheet.ask[1]] } } });
  await refused(check(operator, []), 400, 'sheet-words-differ');
  assert.deepEqual(await page(operator), sheet, 'a slip costs nothing');
  await ok(check(operator, copied(sheet)));
  assert.equal(await page(operator), null);
  assert.equal(await waiting(operator), 0);
});

type Share = Sheet & { number: number; name: string };
type State = { shares: { name: string; number: number; state: string }[] | null };
const trustees = ['Nebojša Kišpatak', 'Ružica Halas-Obradović', 'Ljubinka Žarin'].map((name) => ({
  name,
  role: 'poverenik',
}));
const name = (who: Person, input: unknown) => who.browser.call('POST', '/quorum', input);
const show = (who: Person, number: unknown) => who.browser.call<Share>('POST', '/quorum/show', { number });
const confirm = (who: Person, number: unknown, words: string[]) =>
  who.browser.call('POST', '/quorum/confirm', { number, words });
const states = async (who: Person) =>
  (await ok(who.browser.call<State>('GET', '/quorum'))).shares?.map(({ state }) => state) ?? null;

test('trustees are named once, by the director with whom the key waits, and by nobody without the right', async () => {
  for (const act of [name(operator, { trustees }), show(operator, 1), confirm(operator, 1, [])])
    await refused(act, 403, 'not-allowed');
  await refused(operator.browser.call('GET', '/quorum'), 403, 'not-allowed');
  await refused(name(house.director, { trustees: trustees.slice(0, 1) }), 400, 'bad-input');
  await refused(name(second, { trustees }), 409, 'quorum-already-made');
  await refused(show(house.director, 1), 404, 'not-found');
  assert.equal(await states(house.director), null);
  await ok(name(house.director, { trustees }));
  assert.deepEqual(await states(house.director), ['waiting', 'waiting', 'waiting']);
  await refused(name(house.director, { trustees }), 409, 'quorum-already-made');
});

test('a share is shown until its trustee has copied words from her paper, to that director alone, and then never again', async () => {
  const share = await ok(show(house.director, 2));
  assert.equal(share.name, trustees[1]?.name);
  assert.deepEqual(await states(house.director), ['waiting', 'shown', 'waiting']);
  await refused(show(second, 2), 404, 'not-found');
  await refused(confirm(second, 2, copied(share)), 404, 'not-found');
  await refused(show(house.director, 4), 404, 'not-found');
  await refused(show(house.director, 'dva'), 400, 'bad-input');
  const { body } = await confirm(house.director, 2, misread(share));
  assert.deepEqual(body, { error: { code: 'sheet-words-differ', details: { positions: [share.ask[1]] } } });
  assert.deepEqual((await ok(show(house.director, 2))).words, share.words);
  await ok(confirm(house.director, 2, copied(share)));
  assert.deepEqual(await states(house.director), ['waiting', 'confirmed', 'waiting']);
  await refused(show(house.director, 2), 404, 'not-found');
  await refused(confirm(house.director, 2, copied(share)), 404, 'not-found');
  assert.equal(await waiting(house.director), 2, 'the two that are not on paper yet, and no whole key');
});

test('a new sheet puts the one before out of use', async () => {
  const [earlier, fresh] = [await make(operator), await make(operator)];
  assert.equal((await forgotten(operator, earlier)).status, 401);
  await ok(forgotten(operator, fresh));
});
