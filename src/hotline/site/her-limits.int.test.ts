import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { found, join, ok, refused, type Person } from '#testing/cast.ts';
import { startProgram, type Program } from '#testing/program.ts';
import { visitorOf } from '#testing/visitor.ts';
import type { ContactListAnswer } from '../shared.ts';

let program: Program;
let director: Person;
let legal: Person;
let sources = 0;

type ReadersAnswer = { grants: { principal: string; why: string }[] };

before(async () => {
  program = await startProgram();
  ({ director } = await found(program, { answersCalls: true }));
  legal = await join(program, director, { name: 'Olivera Rac', roles: ['legal'] });
});
after(() => program.stop());

/** Everybody comes from an address of her own, as people do. */
const visitor = () => visitorOf(program, `198.51.100.${(sources += 1)}`);

async function written(answers: Record<string, string>, files: File[] = []): Promise<{ words: string[]; id: string }> {
  const she = visitor();
  await she.answer(answers);
  await she.press('send', {}, files);
  assert.equal(she.status, 200, she.html);
  const { contacts } = await ok(director.browser.call<ContactListAnswer>('GET', '/contacts'));
  return { words: she.words(), id: contacts[0]?.id ?? '' };
}

test('no colleague takes the last key at work: hers is none; what was shared for good may be taken back', async () => {
  const { id } = await written({ words: 'Ostajem na spisku.' });
  const readers = async () => (await ok(director.browser.call<ReadersAnswer>('GET', `/contacts/${id}/grants`))).grants;
  const team = (await readers()).find(({ why }) => why === 'duty')?.principal;
  const withdraw = (principal?: string) => director.browser.call('DELETE', `/contacts/${id}/grants/${principal}`);
  await refused(withdraw(team), 409, 'last-grant');
  const share = { principal: legal.id, reason: 'Da pogleda.', until: null };
  await ok(director.browser.call('POST', `/contacts/${id}/grants`, share));
  await ok(withdraw(legal.id));
  assert.deepEqual((await readers()).map(({ why }) => why).toSorted(), ['duty', 'visitor']);
});
