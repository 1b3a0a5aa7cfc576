import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Change, Field, SaveAnswer } from '../../shared.ts';
import { createAutosave, wouldLose, type Autosave, type Delivery } from './autosave.ts';
import { valueOf } from './draft.ts';

type World = {
  autosave: Autosave;
  kept: Map<string, Field[]>;
  requests: Change[][];
  refetched: number;
  connection: 'whole' | 'cut' | 'answers-lost' | 'locked' | 'refuses' | 'refuses-another';
  pass: (ms: number) => Promise<void>;
};

const AT = '2026-11-23T20:14:00.000Z';
const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

// A server and a clock of our own: time passes only when the test says so.
function begin(known: Record<string, Field> = {}): World {
  let clock = 0;
  let timers: { at: number; run: () => void }[] = [];
  const world = { kept: new Map(), requests: [], refetched: 0, connection: 'whole' } as unknown as World;
  for (const [field, one] of Object.entries(known)) world.kept.set(field, [one]);
  world.autosave = createAutosave(
    {
      me: 'ana',
      send: async (changes): Promise<Delivery> => {
        if (world.connection === 'cut') return { kind: 'unreachable' };
        if (world.connection === 'locked') return { kind: 'session' };
        if (world.connection === 'refuses')
          return { kind: 'refused', code: 'answer-does-not-fit', field: changes[0]?.field ?? null };
        if (world.connection === 'refuses-another')
          return { kind: 'refused', code: 'bad-input', field: 'nothing_sent' };
        world.requests.push(changes);
        const answer = keep(world, changes);
        return world.connection === 'answers-lost' ? { kind: 'unreachable' } : { kind: 'answered', answer };
      },
      leave: (changes) => void world.requests.push(changes),
      refetch: () => void (world.refetched += 1),
      now: () => clock,
      wait: (ms, run) => {
        const timer = { at: clock + ms, run };
        timers.push(timer);
        return () => void (timers = timers.filter((other) => other !== timer));
      },
    },
    known,
  );
  world.pass = async (ms) => {
    const until = clock + ms;
    for (;;) {
      const [next] = timers.filter(({ at }) => at <= until).toSorted((a, b) => a.at - b.at);
      if (!next) break;
      timers = timers.filter((other) => other !== next);
      clock = next.at;
      next.run();
      await settle();
    }
    clock = until;
  };
  return world;
}

async function settle(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
}

function keep(world: World, changes: Change[], by = 'ana'): SaveAnswer {
  const answer: SaveAnswer = { saved: [], clashes: [] };
  for (const { field, basedOn, value } of changes) {
    const versions = world.kept.get(field) ?? [];
    const newest = versions.at(-1);
    if (basedOn === (newest?.version ?? 0)) {
      world.kept.set(field, [...versions, { version: basedOn + 1, value, by, at: AT }]);
      answer.saved.push({ field, version: basedOn + 1, at: AT });
    } else if (newest && same(newest.value, value)) answer.saved.push({ field, version: newest.version, at: AT });
    else if (newest) answer.clashes.push({ field, yours: value, theirs: newest });
  }
  return answer;
}

const values = (world: World, field: string) => (world.kept.get(field) ?? []).map(({ value }) => value);
const shown = (world: World, field: string) => valueOf(world.autosave.now().draft, field);

test('what was typed is sent after a short pause, once', async () => {
  const world = begin();
  world.autosave.edit('caller_name', 'A');
  await world.pass(300);
  world.autosave.edit('caller_name', 'Anđelija');
  assert.equal(wouldLose(world.autosave), true);
  await world.pass(599);
  assert.equal(world.requests.length, 0);
  await world.pass(1);
  assert.deepEqual(values(world, 'caller_name'), ['Anđelija']);
  assert.equal(wouldLose(world.autosave), false);
  await world.pass(60_000);
  assert.equal(world.requests.length, 1);
});

test('somebody who never stops typing is saved within two seconds all the same', async () => {
  const world = begin();
  for (let at = 0; at < 2_000; at += 100) {
    world.autosave.edit('caller_name', `${at}`);
    await world.pass(100);
  }
  assert.ok(world.requests.length >= 1);
});

test('without a connection everything stays and goes up when it returns', async () => {
  const world = begin();
  world.connection = 'cut';
  world.autosave.edit('risk', 'high');
  await world.pass(5_000);
  world.autosave.edit('caller_name', 'Sonja');
  assert.equal(world.autosave.now().trouble?.kind, 'unreachable');
  assert.equal(Object.keys(world.autosave.now().draft.typed).length, 2);
  world.connection = 'whole';
  await world.pass(20_000);
  assert.deepEqual([values(world, 'risk'), values(world, 'caller_name')], [['high'], ['Sonja']]);
  assert.equal(world.autosave.now().trouble, null);
});

test('a save whose answer was lost is not a conflict with oneself, even when more was typed since', async () => {
  const world = begin();
  world.connection = 'answers-lost';
  world.autosave.edit('caller_name', 'Son');
  await world.pass(700);
  world.autosave.edit('caller_name', 'Sonja');
  world.connection = 'whole';
  await world.pass(30_000);
  assert.deepEqual(values(world, 'caller_name'), ['Son', 'Sonja']);
  assert.deepEqual(world.autosave.now().draft.clashes, {});
});

test('another person changed the same field: both are shown, nothing is sent until somebody decides', async () => {
  const world = begin({ caller_name: { version: 1, value: 'Sonja', by: 'ana', at: AT } });
  keep(world, [{ field: 'caller_name', basedOn: 1, value: 'Sofija' }], 'vesna');
  world.autosave.edit('caller_name', 'Sonja M.');
  world.autosave.edit('risk', 'high');
  await world.pass(1_000);
  const { clashes } = world.autosave.now().draft;
  assert.equal(clashes['caller_name']?.value, 'Sofija');
  assert.deepEqual(values(world, 'risk'), ['high']);
  await world.pass(60_000);
  assert.equal(values(world, 'caller_name').length, 2);
  world.autosave.decide('caller_name', 'Sofija');
  await world.pass(1_000);
  assert.deepEqual(values(world, 'caller_name'), ['Sonja', 'Sofija', 'Sonja M.', 'Sofija']);
  assert.equal(wouldLose(world.autosave), false);
});

test('keeping mine writes it after theirs', async () => {
  const world = begin();
  keep(world, [{ field: 'risk', basedOn: 0, value: 'low' }], 'vesna');
  world.autosave.edit('risk', 'high');
  await world.pass(1_000);
  world.autosave.decide('risk', 'high');
  await world.pass(1_000);
  assert.deepEqual(values(world, 'risk'), ['low', 'high']);
});

test('what others wrote comes into untouched fields and never over typed ones', async () => {
  const world = begin();
  world.autosave.edit('caller_name', 'Sonja');
  const theirs = { version: 1, value: 'x', by: 'vesna', at: AT };
  world.autosave.merge({ caller_name: theirs, municipality: theirs });
  assert.equal(shown(world, 'caller_name'), 'Sonja');
  assert.equal(shown(world, 'municipality'), 'x');
});

test('our own saves coming back as facts do not ask for the contact again; those of others do', async () => {
  const world = begin();
  world.autosave.edit('risk', 'high');
  await world.pass(1_000);
  world.autosave.heard();
  assert.equal(world.refetched, 0);
  world.autosave.heard();
  assert.equal(world.refetched, 1);
});

test('a refused field stays on the screen and does not hold up the others', async () => {
  const world = begin();
  world.connection = 'refuses';
  world.autosave.edit('risk', 'nonsense');
  await world.pass(1_000);
  world.connection = 'whole';
  world.autosave.edit('caller_name', 'Sonja');
  await world.pass(1_000);
  assert.equal(world.autosave.now().draft.refused['risk'], 'answer-does-not-fit');
  assert.deepEqual([values(world, 'risk'), values(world, 'caller_name')], [[], ['Sonja']]);
  world.autosave.edit('risk', 'low');
  await world.pass(1_000);
  assert.deepEqual(values(world, 'risk'), ['low']);
});

test('a locked screen keeps what was typed and sends it after unlocking, without asking meanwhile', async () => {
  const world = begin();
  world.connection = 'locked';
  world.autosave.edit('risk', 'high');
  await world.pass(600_000);
  world.connection = 'whole';
  await world.pass(600_000);
  assert.deepEqual(values(world, 'risk'), []);
  world.autosave.resume();
  await settle();
  assert.deepEqual(values(world, 'risk'), ['high']);
});

test('flush sends at once and does not wait for a connection that is not there', async () => {
  const world = begin();
  world.autosave.edit('risk', 'high');
  await world.autosave.flush();
  assert.deepEqual(values(world, 'risk'), ['high']);
  world.connection = 'cut';
  world.autosave.edit('risk', 'low');
  await world.autosave.flush();
  assert.equal(wouldLose(world.autosave), true);
});

test('closing the window sends what is still here; nothing is sent when nothing is', async () => {
  const world = begin();
  world.autosave.leave();
  assert.equal(world.requests.length, 0);
  world.autosave.edit('risk', 'high');
  world.autosave.leave();
  assert.deepEqual(
    world.requests.map((changes) => changes.map(({ field, value }) => [field, value])),
    [[['risk', 'high']]],
  );
});

test('coming back with nothing unsaved asks the server for nothing', async () => {
  const world = begin();
  world.autosave.resume();
  await world.autosave.flush();
  await settle();
  assert.equal(world.requests.length, 0);
});

test('without a connection it is tried again after one second, two, four, at last every twenty', async () => {
  const world = begin();
  world.connection = 'cut';
  world.autosave.edit('risk', 'high');
  const pauses: (number | undefined)[] = [];
  for (const wait of [1500, 1000, 2000, 4000, 8000, 16_000, 20_000]) {
    await world.pass(wait);
    const { trouble, sending } = world.autosave.now();
    assert.equal(sending, false, 'it says that it is sending while it waits');
    pauses.push(trouble?.kind === 'unreachable' ? trouble.retryMs : undefined);
  }
  assert.deepEqual(pauses, [1000, 2000, 4000, 8000, 16_000, 20_000, 20_000]);
});

test('a refused field is no longer being sent', async () => {
  const world = begin();
  world.connection = 'refuses';
  world.autosave.edit('risk', 'high');
  await world.pass(2000);
  assert.equal(world.autosave.now().sending, false);
});

test('a refusal that names nothing of what was sent is told of the whole, and nothing typed is thrown away', async () => {
  const world = begin();
  world.connection = 'refuses-another';
  world.autosave.edit('risk', 'high');
  await world.pass(2000);
  assert.deepEqual(world.autosave.now().trouble, { kind: 'refused', code: 'bad-input' });
  assert.deepEqual(world.autosave.now().draft.refused, {});
  assert.equal(shown(world, 'risk'), 'high');
});

test('"saved at" is the moment the server named, not this computer', async () => {
  const world = begin();
  assert.equal(world.autosave.now().savedAt, null);
  world.autosave.edit('risk', 'high');
  await world.pass(2000);
  assert.equal(world.autosave.now().savedAt, AT);
});
