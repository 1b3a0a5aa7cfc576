import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { freezeClock, now } from '#kernel/clock.ts';
import { sql } from '#kernel/db.ts';
import { found, join, ok, refused, type Person } from '#testing/cast.ts';
import { startProgram, type Program } from '#testing/program.ts';
import { announce } from '#testing/telephone.ts';
import type { ContactAnswer } from '../shared.ts';
import type { NewTelephone, RingKnownAnswer, RingRow, RingsAnswer, TakenRing } from './answers.ts';

let program: Program;
let operator: Person;
let night: Person;
let line: string;
let telephone: NewTelephone;

before(async () => {
  program = await startProgram();
  const { director, lines } = await found(program, { answersCalls: true });
  line = lines[0]?.id ?? '';
  operator = await join(program, director, { name: 'Milica Stanojev', roles: ['operator'], lines: [line] });
  night = await join(program, director, { name: 'Dragan Petkov', roles: ['operator'], lines: [line] });
  telephone = await ok(director.browser.call<NewTelephone>('POST', '/telephones', { line }));
});
after(() => program.stop());
afterEach(async () => {
  freezeClock(null);
  await sql`delete from hotline.rings`.execute(program.asOwner);
});

const rings = () => ok(operator.browser.call<RingsAnswer>('GET', '/rings'));
const take = (who: Person, id: string, body: object = {}) =>
  who.browser.call<TakenRing>('POST', `/rings/${id}/take`, body);
const known = (who: Person, id: string) => who.browser.call<RingKnownAnswer>('POST', `/rings/${id}/known`);
const read = (who: Person, id: string) => who.browser.call<ContactAnswer>('GET', `/contacts/${id}`);
const later = (minutes: number) => freezeClock(new Date(now().getTime() + minutes * 60_000));
const typed = (contact: string, basedOn: number, value: string) =>
  ok(operator.browser.call('PUT', `/contacts/${contact}`, { changes: [{ field: 'caller_number', basedOn, value }] }));

/** A call that rings: what the desk shows of it, and how it ends. */
async function ring(number: string): Promise<RingRow & { end(): Promise<void> }> {
  const call = crypto.randomUUID();
  const earlier = new Set((await rings()).ringing.map((row) => row.id));
  await ok(announce(program, telephone, { event: 'ringing', call, number }));
  const row = (await rings()).ringing.find((each) => !earlier.has(each.id));
  assert(row, 'it rings');
  return { ...row, end: async () => void (await ok(announce(program, telephone, { event: 'ended', call, number }))) };
}

/** A call that was taken and broke off. */
async function broken(number: string, outcome = 'broken'): Promise<TakenRing> {
  const first = await ring(number);
  const contact = await ok(take(operator, first.id));
  await first.end();
  await ok(operator.browser.call('POST', `/contacts/${contact.id}/close`, { outcome }));
  return contact;
}

test('a call that broke off goes on in the same contact when the number rings within half an hour, and not after', async () => {
  freezeClock(new Date());
  const contact = await broken('064 555 04 10');
  later(29);
  const { id } = await ring('+381 64 555 0410');
  const { again } = await ok(known(night, id));
  assert.deepEqual([again?.id, again?.number], [contact.id, contact.number]);
  assert.deepEqual(await ok(take(night, id, { again: contact.id })), contact);
  assert.equal((await ok(read(night, contact.id))).outcome, null, 'it is open again');
  await ok(operator.browser.call('POST', `/contacts/${contact.id}/close`, { outcome: 'broken' }));
  later(31);
  const next = await ring('064 555 04 10');
  assert.equal((await ok(known(night, next.id))).again, null);
  await refused(take(night, next.id, { again: contact.id }), 409, 'not-again');
  assert.notEqual((await ok(take(night, next.id))).id, contact.id);
});

test('another number, a call that ended well, and somebody who cannot open the contact are offered nothing', async () => {
  const contact = await broken('064 555 05 10');
  const other = await ring('064 555 05 11');
  assert.equal((await ok(known(night, other.id))).again, null);
  await refused(take(night, other.id, { again: contact.id }), 409, 'not-again');
  await refused(take(night, other.id, { again: crypto.randomUUID() }), 409, 'not-again');
  await broken('064 555 05 12', 'done');
  assert.equal((await ok(known(night, (await ring('064 555 05 12')).id))).again, null);
});

test('a masked number that rings cannot be tried out with a contact typed and broken off meanwhile', async () => {
  const { id } = await ring('064 555 05 20');
  for (const guess of ['064 555 05 20', '064 555 05 21']) {
    const { id: contact } = await ok(operator.browser.call<{ id: string }>('POST', '/contacts', { line }));
    await typed(contact, 0, guess);
    await ok(operator.browser.call('POST', `/contacts/${contact}/close`, { outcome: 'broken' }));
    assert.equal((await ok(known(operator, id))).again, null);
    await refused(take(operator, id, { again: contact }), 409, 'not-again');
  }
  freezeClock(new Date());
  const earlier = await broken('064 555 05 22');
  later(1);
  const { id: next } = await ring('064 555 05 23');
  later(1);
  await typed(earlier.id, 1, '064 555 05 23');
  await refused(take(operator, next, { again: earlier.id }), 409, 'not-again');
});
