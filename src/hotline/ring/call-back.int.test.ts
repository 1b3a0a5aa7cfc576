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
