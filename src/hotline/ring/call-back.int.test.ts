import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { now } from '#kernel/clock.ts';
import { found, join, ok, refused, type Person } from '#testing/cast.ts';
import { startProgram, type Program } from '#testing/program.ts';
import { announce } from '#testing/telephone.ts';
import type { WaitingAnswer } from '../shared.ts';
import type { NewTelephone, RingsAnswer, TakenRing } from './answers.ts';

let program: Program;
let operator: Person;
let telephone: NewTelephone;

before(async () => {
  program = await startProgram();
  const { director, lines } = await found(program, { answersCalls: false });
  const line = lines[0]?.id ?? '';
  operator = await join(program, director, { name: 'Milica Stanojev', roles: ['operator'], lines: [line] });
  telephone = await ok(director.browser.call<NewTelephone>('POST', '/telephones', { line }));
});
after(() => program.stop());

test('opened with a promise to call back: both are there, or neither', async () => {
  for (const event of ['ringing', 'ended'] as const)
    await ok(announce(program, telephone, { event, call: 'c-1', number: '064 555 0177' }));
  const missed = async () => (await ok(operator.browser.call<RingsAnswer>('GET', '/rings'))).missed;
  const [ring] = await missed();
  assert(ring);
  const take = (callBy: string) => operator.browser.call<TakenRing>('POST', `/rings/${ring.id}/take`, { callBy });
  const callBy = new Date(now().getTime() + 3_600_000).toISOString();
  await refused(take('soon'), 400, 'bad-input');
  await ok(operator.browser.call('POST', '/lock'));
  await refused(take(callBy), 423, 'locked');
  await ok(operator.browser.call('POST', '/unlock', { passphrase: operator.passphrase }));
  assert.equal((await missed()).length, 1, 'it was not taken');
  const contact = await ok(take(callBy));
  const { rows } = await ok(operator.browser.call<WaitingAnswer>('GET', '/waiting'));
  const waiting = rows.find((row) => row.contact === contact.id);
  assert.deepEqual([waiting?.promise?.kind, waiting?.promise?.due], ['call_back', callBy]);
});

const rings = () => ok(operator.browser.call<RingsAnswer>('GET', '/rings'));
const take = (id = '') => operator.browser.call<TakenRing>('POST', `/rings/${id}/take`, {});

/** What a telephone says of one call, from its first ring on. */
async function rang(number: string | null, ...then: ('answered' | 'ended')[]): Promise<void> {
  const call = crypto.randomUUID();
  for (const event of ['ringing', ...then] as const) await ok(announce(program, telephone, { event, call, number }));
}

/** What nobody opened a contact for: the last digits, what it is, and by whom its number came into a contact since. */
const missedNow = async () =>
  (await rings()).missed.map((ring) => [ring.masked?.slice(-2) ?? null, ring.state, ring.since?.by ?? null]);

test('a missed call whose number came again and was taken asks for nothing more; any other still does', async () => {
  await rang('064 555 0188', 'ended');
  await rang('+381 64 555 01 88', 'answered', 'ended');
  await rang('064 555 0288', 'ended');
  await rang(null, 'ended');
  await rang(null);
  await ok(take((await rings()).ringing[0]?.id));
  const asking = [
    [null, 'missed', null],
    ['88', 'missed', null],
    ['88', 'answered', null],
  ];
  assert.deepEqual(await missedNow(), [...asking, ['88', 'missed', null]], 'a withheld number is nobody’s');

  await rang('00381645550188');
  const contact = await ok(take((await rings()).ringing[0]?.id));
  assert.deepEqual(await missedNow(), [...asking, ['88', 'missed', operator.id]]);
  assert.ok(!JSON.stringify((await rings()).missed).includes(contact.id), 'which contact it is stands with its record');

  await rang('064 555 0188', 'ended');
  assert.deepEqual((await missedNow())[0], ['88', 'missed', null], 'rung once more, it asks again');
});

test('taken on a locked screen, it is settled once the open screen brings the number', async () => {
  await rang('064 555 0199', 'ended');
  await rang('064 555 0199');
  await ok(operator.browser.call('POST', '/lock'));
  const contact = await ok(take((await rings()).ringing[0]?.id));
  await ok(operator.browser.call('POST', '/unlock', { passphrase: operator.passphrase }));
  const hers = async () => (await missedNow()).find(([digits]) => digits === '99');
  assert.deepEqual(await hers(), ['99', 'missed', null]);
  await ok(operator.browser.call('POST', `/contacts/${contact.id}/ring-number`));
  assert.deepEqual(await hers(), ['99', 'missed', operator.id]);
});
