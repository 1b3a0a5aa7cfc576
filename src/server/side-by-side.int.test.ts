import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { ContactListAnswer } from '#hotline/shared.ts';
import { confirmQuorum, found, join, ok, type Person } from '#testing/cast.ts';
import { startProgram, type Program } from '#testing/program.ts';

let program: Program;
let two: { who: Person; line: string }[];

before(async () => {
  program = await startProgram();
  const house = await found(program);
  await confirmQuorum(house.director);
  const [first = '', second = ''] = house.lines.map(({ id }) => id);
  assert.ok(first && second);
  two = [
    {
      who: await join(program, house.director, { name: 'Milica Stojkov', roles: ['operator'], lines: [first] }),
      line: first,
    },
    {
      who: await join(program, house.director, { name: 'Nevena Galić', roles: ['operator'], lines: [second] }),
      line: second,
    },
  ];
});
after(() => program.stop());

test('two at work at once, on the same connections, with refusals and clashes between: neither ever sees what is the other’s', async () => {
  const made = new Map<string, Set<string>>(two.map(({ line }) => [line, new Set()]));
  const others = (line: string) => [...made].flatMap(([of, ids]) => (of === line ? [] : [...ids]));
  const seen: string[] = [];
  const look = async ({ who, line }: (typeof two)[number]) => {
    const theirs = others(line);
    const [foreign = crypto.randomUUID()] = theirs;
    const { contacts } = await ok(who.browser.call<ContactListAnswer>('GET', '/contacts'));
    seen.push(...contacts.map(({ id }) => id).filter((id) => others(line).includes(id)));
    for (const path of [`/contacts/${foreign}`, `/contacts/${foreign}/readers`])
      assert.equal((await who.browser.call('GET', path)).status, 404);
    const changes = [{ field: 'municipality', basedOn: 0, value: 'Tuđe' }];
    assert.equal((await who.browser.call('PUT', `/contacts/${foreign}`, { changes })).status, 404);
  };
  const work = async ({ who, line }: (typeof two)[number]) => {
    const { id } = await ok(who.browser.call<{ id: string }>('POST', '/contacts', { line }));
    made.get(line)?.add(id);
    const changes = [{ field: 'municipality', basedOn: 0, value: line }];
    // Of two saves on nothing one clashes, and of two closings one is refused.
    await Promise.all([1, 2].map(() => who.browser.call('PUT', `/contacts/${id}`, { changes })));
    await Promise.all([1, 2].map(() => who.browser.call('POST', `/contacts/${id}/close`, { outcome: 'done' })));
  };
  for (let round = 0; round < 6; round++)
    await Promise.all(two.flatMap((each) => [work(each), look(each), work(each), look(each)]));
  assert.deepEqual(seen, []);
  for (const each of two) {
    const { contacts } = await ok(each.who.browser.call<ContactListAnswer>('GET', '/contacts'));
    const ids = new Set(contacts.map(({ id }) => id));
    assert.deepEqual(ids, made.get(each.line));
  }
});
