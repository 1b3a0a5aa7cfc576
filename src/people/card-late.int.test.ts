import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { withActor } from '#kernel/actor.ts';
import { actorOf } from '#testing/actor.ts';
import { found, join, ok, type Founded, type Person } from '#testing/cast.ts';
import { startProgram, type Program } from '#testing/program.ts';
import { openPerson } from './open-person.ts';
import { newPersonSchema, type PersonAnswer } from './shared.ts';

let program: Program;
let house: Founded;
let operator: Person;

before(async () => {
  program = await startProgram();
  house = await found(program, { answersCalls: false });
  const lines = [house.lines[0]?.id ?? ''];
  operator = await join(program, house.director, { name: 'Milica Stanojev', roles: ['operator'], lines });
});
after(() => program.stop());

const atWork = async (who: Person) =>
  (await ok(who.browser.call<{ cardsMissing: boolean }>('GET', '/me'))).cardsMissing;

test('a card made while a duty team is being born reaches that team: it counts as whole only when no card is under way', async () => {
  const actor = await actorOf(program, operator);
  const { person, late } = await withActor(program.pools.app, operator.id, async (tx) => {
    const { id } = await openPerson(tx, actor, newPersonSchema.parse({}));
    const lines = [house.lines[1]?.id ?? ''];
    const newcomer = await join(program, house.director, { name: 'Stojan Vuk', roles: ['operator'], lines });
    assert.equal(await atWork(operator), true, 'nobody can say yet that nothing is missing');
    return { person: id, late: newcomer };
  });
  assert.equal(await atWork(operator), false);
  const seen = await ok(late.browser.call<PersonAnswer>('GET', `/people/${person}`));
  assert.ok(seen.card);
});
