import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { confirmQuorum, found, join, ok, refused, type Person } from '#testing/cast.ts';
import { startProgram, type Program } from '#testing/program.ts';
import type { DebriefsAnswer } from './shared.ts';

let program: Program;
let line: string;
let operator: Person;
let other: Person;
let lead: Person;

before(async () => {
  program = await startProgram();
  const { director, lines } = await found(program);
  line = lines[0]?.id ?? '';
  await confirmQuorum(director);
  operator = await join(program, director, { name: 'Milica Stanojev', roles: ['operator'], lines: [line] });
  other = await join(program, director, { name: 'Bogdana Perčić', roles: ['operator'], lines: [line] });
  lead = await join(program, director, { name: 'Slavica Mudrić', roles: ['lead'] });
});
after(() => program.stop());

const newContact = async () => (await ok(operator.browser.call<{ id: string }>('POST', '/contacts', { line }))).id;
const talks = (who: Person) => ok(who.browser.call<DebriefsAnswer>('GET', '/debriefs'));
const say = (who: Person, id: string, answer: string) => who.browser.call('PUT', `/debriefs/${id}`, { answer });
const hoursFrom = (start: number, end: string) => Math.round((Date.parse(end) - start) / 3_600_000);

test('danger now reminds whoever took the call of a talk, one day to three later, and only her and the leads', async () => {
  const id = await newContact();
  const pressed = Date.now();
  await ok(other.browser.call('POST', `/contacts/${id}/danger`, {}));
  const { mine, others } = await talks(operator);
  assert.deepEqual(
    mine.map(({ from, due }) => [hoursFrom(pressed, from), hoursFrom(pressed, due)]),
    [[24, 72]],
  );
  assert.deepEqual(others, []);
  assert.deepEqual(await talks(other), { mine: [], others: [] });
  const seen = await talks(lead);
  assert.deepEqual(
    seen.others.map(({ account }) => account),
    [operator.id],
  );
  assert.ok(!JSON.stringify(seen).includes(id), 'after which call it is, nobody is told');
});

test('a call she marks herself is one reminder, however often; the record says nothing of it', async () => {
  const id = await newContact();
  const atFirst = (await talks(other)).mine.length;
  await ok(other.browser.call('POST', `/dossiers/${id}/debrief`, {}));
  await ok(other.browser.call('POST', `/dossiers/${id}/debrief`, {}));
  assert.equal((await talks(other)).mine.length, atFirst + 1);
  const contact = await ok(operator.browser.call('GET', `/contacts/${id}`));
  assert.doesNotMatch(JSON.stringify(contact), /debrief|grave/);
});

test('she alone puts it off, declines it, and takes that back; a lead changes nothing of hers', async () => {
  const id = await newContact();
  await ok(other.browser.call('POST', `/dossiers/${id}/debrief`, {}));
  const talk = (await talks(other)).mine.at(-1);
  assert.ok(talk);
  for (const stranger of [lead, operator]) await refused(say(stranger, talk.id, 'declined'), 404, 'not-found');
  await ok(say(other, talk.id, 'later'));
  const later = (await talks(other)).mine.find((each) => each.id === talk.id);
  assert.equal(hoursFrom(Date.parse(talk.due), later?.due ?? ''), 24);
  await ok(say(other, talk.id, 'declined'));
  assert.ok(!(await talks(other)).mine.some((each) => each.id === talk.id));
  assert.ok(!(await talks(lead)).others.some((each) => each.id === talk.id));
  await ok(say(other, talk.id, 'again'));
  assert.ok((await talks(other)).mine.some((each) => each.id === talk.id));
});
