import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { one, sql } from '#kernel/db.ts';
import { openBrowser } from '#testing/browser.ts';
import { found, join, ok, refused, type Person } from '#testing/cast.ts';
import { startProgram, type Program } from '#testing/program.ts';
import type { NumberAnswer, PersonAnswer, PersonSaveAnswer } from './shared.ts';

let program: Program;
let operator: Person;
let legal: Person;
let educator: Person;

before(async () => {
  program = await startProgram();
  const house = await found(program, { answersCalls: true });
  const line = house.lines[0]?.id ?? '';
  operator = await join(program, house.director, { name: 'Milica Stanojev', roles: ['operator'], lines: [line] });
  legal = await join(program, house.director, { name: 'Olivera Rac', roles: ['legal'] });
  educator = await join(program, house.director, { name: 'Tijana Brkić', roles: ['educator'] });
});
after(() => program.stop());

const read = (id: string) => operator.browser.call<PersonAnswer>('GET', `/people/${id}`);
const save = (id: string, field: string, basedOn: number, value: unknown) =>
  operator.browser.call<PersonSaveAnswer>('PUT', `/people/${id}`, { changes: [{ field, basedOn, value }] });
async function whole(id: string, number: string): Promise<string> {
  await ok(operator.browser.call('POST', `/people/${id}/rule-read`));
  const ask = { number, override: 'provera u testu' };
  return (await ok(operator.browser.call<NumberAnswer>('POST', `/people/${id}/number`, ask))).number;
}
async function person(): Promise<{ id: string; number: string; field: string }> {
  const numbers = [{ number: '060 123 45 28', kind: 'own', note: '' }];
  const { id } = await ok(operator.browser.call<{ id: string }>('POST', '/people', { numbers }));
  const number = (await ok(read(id))).file?.numbers[0]?.id ?? '';
  return { id, number, field: `number.${number}` };
}

test('kind and note are changed without the number, which stays as it was', async () => {
  const { id, number, field } = await person();
  await ok(save(id, field, 1, { heldIn: 1, kind: 'shared', note: 'deli ga sa sestrom' }));
  const [shown] = (await ok(read(id))).file?.numbers ?? [];
  assert.deepEqual(shown, {
    id: number,
    masked: '060 ••• ••28',
    kind: 'shared',
    note: 'deli ga sa sestrom',
    version: 2,
  });
  assert.equal(await whole(id, number), '060 123 45 28');
});

test('a removed number is gone from the file and comes back whole with undo', async () => {
  const { id, number, field } = await person();
  await ok(save(id, field, 1, null));
  assert.deepEqual((await ok(read(id))).file?.numbers, []);
  await ok(save(id, field, 2, { heldIn: 1, kind: 'own', note: '' }));
  assert.equal(await whole(id, number), '060 123 45 28');
});

test('a mask is never kept, nor a version that holds no number; a conflict shows masks only', async () => {
  const { id, field } = await person();
  await refused(save(id, field, 1, { number: '060 ••• ••28', kind: 'own', note: '' }), 400, 'bad-input');
  await refused(save(id, field, 1, { heldIn: 7, kind: 'own', note: '' }), 400, 'answer-does-not-fit');
  await refused(
    save(id, `name.${crypto.randomUUID()}`, 0, { heldIn: 1, kind: 'own', note: '' }),
    400,
    'answer-does-not-fit',
  );
  const { clashes } = await ok(save(id, field, 0, { number: '064 999 88 77', kind: 'own', note: '' }));
  assert.deepEqual(
    clashes.map(({ yours, theirs }) => [yours, theirs.value]),
    [
      [
        { number: '064 ••• ••77', kind: 'own', note: '' },
        { number: '060 ••• ••28', kind: 'own', note: '' },
      ],
    ],
  );
});

test('a guess based on an old version is a conflict whether or not it is right', async () => {
  const { id, field } = await person();
  for (const number of ['060 123 45 28', '060 999 45 28']) {
    const { saved, clashes } = await ok(save(id, field, 0, { number, kind: 'own', note: '' }));
    assert.deepEqual([saved, clashes.length], [[], 1]);
  }
  const typed = { number: '064 100 20 30', kind: 'own', note: '' };
  for (const _ of ['sent', 'sent again']) assert.equal((await ok(save(id, field, 1, typed))).saved[0]?.version, 2);
});

test('of two ties to one person the one that stays keeps her file open', async () => {
  const her = await person();
  const mother = await person();
  const tie = (kind: string) =>
    ok(operator.browser.call<{ id: string }>('POST', `/people/${her.id}/ties`, { other: mother.id, kind }));
  const first = await tie('parent');
  await tie('guardian');
  await ok(operator.browser.call('DELETE', `/people/${her.id}/ties/${first.id}`));
  const grant = { principal: legal.id, reason: 'savet', until: null };
  await ok(operator.browser.call('POST', `/people/${her.id}/grants`, grant));
  const file = (await ok(legal.browser.call<PersonAnswer>('GET', `/people/${mother.id}`))).file;
  assert.ok(file, 'the guardian is still open');
});

async function printed(): Promise<number> {
  const lines = sql<{ n: number }>`select count(*)::int as n from audit.lines where kind = 'print'`;
  return (await one(program.asOwner, lines)).n;
}

test('printing a person is noted as print, and refused to whoever may not see her', async () => {
  const { id } = await person();
  const print = (who: Person) => who.browser.call('POST', `/people/${id}/print`);
  const earlier = await printed();
  await ok(print(operator));
  assert.equal((await printed()) - earlier, 1);
  await refused(openBrowser(program).call('POST', `/people/${id}/print`), 401, 'not-signed-in');
  await refused(print(educator), 403, 'not-allowed');
  await refused(print(legal), 404, 'not-found');
  await refused(operator.browser.call('POST', '/people/x/print'), 400, 'bad-input');
});
