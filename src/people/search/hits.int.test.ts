import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { found, join, ok, type Person } from '#testing/cast.ts';
import { startProgram, type Program } from '#testing/program.ts';
import type { SearchAnswer } from '../shared.ts';

let program: Program;
let operator: Person;

before(async () => {
  program = await startProgram();
  const { director, lines } = await found(program, { answersCalls: true });
  const line = lines[0]?.id ?? '';
  operator = await join(program, director, { name: 'Milica Stanojev', roles: ['operator'], lines: [line] });
});
after(() => program.stop());

const create = (body: object) => ok(operator.browser.call<{ id: string; card: string }>('POST', '/people', body));

test('of several who are found each has her own card and rule, and whether that was read', async () => {
  const surname = { text: 'Šumadinac', kind: 'surname' };
  const sister = (given: string) => create({ names: [{ text: given, kind: 'given' }, surname], numbers: [] });
  const all = [await sister('Vidosava'), await sister('Stanija'), await sister('Cveta')];
  const [, told, read] = all.map(({ id }) => id);
  const rule = {
    ...{ allowed: false, hours: [], checkWord: '', whoMayAnswer: '', message: '', note: '' },
    ...{ confirmedAt: '2026-11-23T00:00:00.000Z', confirmedBy: 'person' },
  };
  const change = (field: string, value: unknown) => ({ changes: [{ field, basedOn: 0, value }] });
  for (const id of [told, read])
    await ok(operator.browser.call('PUT', `/people/${id}`, change('safe.telephone', rule)));
  await ok(operator.browser.call('PUT', `/people/${read}`, change('told', 'Pitaće se za pasoš.')));
  await ok(operator.browser.call('POST', `/people/${read}/rule-read`));
  const { hits } = await ok(operator.browser.call<SearchAnswer>('POST', '/search', { query: 'sumadinac' }));
  const cardOf = ({ id }: { id: string }) =>
    hits.filter((hit) => hit.kind === 'person').find((hit) => hit.id === id)?.card;
  assert.deepEqual(
    all
      .map(cardOf)
      .map((card) => [card?.id, card?.fields['told']?.value, card?.safe.telephone?.allowed, card?.ruleRead]),
    [
      [all[0]?.card, undefined, undefined, false],
      [all[1]?.card, undefined, false, false],
      [all[2]?.card, 'Pitaće se za pasoš.', false, true],
    ],
  );
});
