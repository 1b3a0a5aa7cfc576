import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { KnownCallerAnswer } from '#people/shared.ts';
import { openBrowser } from '#testing/browser.ts';
import { found, join, ok, refused, type Person } from '#testing/cast.ts';
import { startProgram, type Program } from '#testing/program.ts';
import { announce } from '#testing/telephone.ts';
import type { NewTelephone, RingsAnswer } from './answers.ts';

let program: Program;
let director: Person;
let operator: Person;
let elsewhere: Person;
let educator: Person;
let line: string;

before(async () => {
  program = await startProgram();
  const house = await found(program, { answersCalls: true });
  director = house.director;
  line = house.lines[0]?.id ?? '';
  const other = house.lines[1]?.id ?? '';
  const come = (name: string, role: string, lines: string[] = []) =>
    join(program, director, { name, roles: [role], lines });
  operator = await come('Milica Stanojev', 'operator', [line]);
  elsewhere = await come('Dragan Petkov', 'operator', [other]);
  educator = await come('Tijana Brkić', 'educator');
});
after(() => program.stop());

const NUMBER = '060 000 0733';
const note = { reason: 'Zove više puta dnevno', howToEnd: 'Reci do kada radimo', until: soon() };

function soon(): string {
  return new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);
}

async function contactWith(number: string | null): Promise<string> {
  const { id } = await ok(operator.browser.call<{ id: string }>('POST', '/contacts', { line }));
  const changes = [{ field: 'caller_number', basedOn: 0, value: number }];
  if (number !== null) await ok(operator.browser.call('PUT', `/contacts/${id}`, { changes }));
  return id;
}

async function ringFrom(call: string, number: string | null): Promise<string> {
  const telephone = await ok(director.browser.call<NewTelephone>('POST', '/telephones', { line }));
  assert.equal((await announce(program, telephone, { event: 'ringing', call, number })).status, 200);
  const { ringing } = await ok(operator.browser.call<RingsAnswer>('GET', '/rings'));
  return ringing.at(-1)?.id ?? assert.fail('nothing rings');
}

const write = (who: Person, place: string, body: unknown = note) =>
  who.browser.call<{ id: string }>('POST', `${place}/number-note`, body);
const notesOn = async (number: string) =>
  (await ok(operator.browser.call<KnownCallerAnswer>('POST', '/known-caller', { number }))).notes;

test('a note on the number a contact holds shows when that number calls; the writer sends no number', async () => {
  const { id } = await ok(write(operator, `/contacts/${await contactWith(NUMBER)}`));
  const [found1] = await notesOn('+381 60 000 0733');
  assert.equal(found1?.id, id);
  assert.equal(found1?.howToEnd, note.howToEnd);
  assert.ok(!JSON.stringify(found1).includes('000 0733'), 'the number itself does not come along');
});

test('a note on the number of a ring shows with it', async () => {
  const ring = await ringFrom('one', '060 000 0744');
  const { id } = await ok(write(operator, `/rings/${ring}`));
  const known = await ok(operator.browser.call<KnownCallerAnswer>('POST', `/rings/${ring}/known`));
  assert.deepEqual(
    known.notes.map((one) => one.id),
    [id],
  );
});

test('without a number there is nothing to write a note on', async () => {
  await refused(write(operator, `/contacts/${await contactWith(null)}`), 409, 'no-number');
  await refused(write(operator, `/rings/${await ringFrom('two', null)}`), 409, 'no-number');
});

test('who is not signed in, may not, cannot open it or fills it in badly writes none', async () => {
  const contact = `/contacts/${await contactWith(NUMBER)}`;
  const ring = `/rings/${await ringFrom('three', NUMBER)}`;
  for (const place of [contact, ring]) {
    await refused(openBrowser(program).call('POST', `${place}/number-note`, note), 401, 'not-signed-in');
    await refused(write(educator, place), 403, 'not-allowed');
    await refused(write(elsewhere, place), 404, 'not-found');
    await refused(write(operator, place, { ...note, reason: '' }), 400, 'bad-input');
  }
});
