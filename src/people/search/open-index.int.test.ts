import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { withActor } from '#kernel/actor.ts';
import { sql } from '#kernel/db.ts';
import { newId } from '#kernel/ids.ts';
import { found, join, ok, refused, signIn, type Person } from '#testing/cast.ts';
import { startProgram, type Program } from '#testing/program.ts';
import { closeIndex, dropIdleIndex, indexEntry } from '../index.ts';
import type { SearchAnswer } from '../shared.ts';
import { indexSize, limitThread } from './open-index.ts';

const MANY = 1_200;
const MOST_ASKED = 6;
const MORE_THAN_ARE_LOOKED_THROUGH = 2_050;

let program: Program;
let operator: Person;
let other: Person;

before(async () => {
  program = await startProgram();
  const { director, lines } = await found(program, { answersCalls: true });
  const line = lines[0]?.id ?? '';
  operator = await join(program, director, { name: 'Milica Stanojev', roles: ['operator'], lines: [line] });
  other = await join(program, director, { name: 'Dragan Petkov', roles: ['operator'], lines: [line] });
  const names = [{ text: 'Perunika Žerajić', kind: 'given' as const }];
  await ok(operator.browser.call('POST', '/people', { names, numbers: [] }));
  await indexMore(0, MANY);
});
after(() => program.stop());

/** Lets contacts be found that nobody may open; a beginning of two letters fits all of them better than Perunika. */
async function indexMore(from: number, to: number): Promise<void> {
  await withActor(program.pools.app, operator.id, async (tx) => {
    for (let at = from; at < to; at++) {
      const name = { text: `Pe${at}x`, kind: 'name' as const };
      await indexEntry(tx, { kind: 'contact', dossier: newId(), names: [name], numbers: [`0601${100_000 + at}`] });
    }
  });
}

const search = ({ browser }: Pick<Person, 'browser'>, query = 'Perunika') =>
  browser.call<SearchAnswer>('POST', '/search', { query });
/** Asks again where it was told to, as the desk does: a busy machine opens the index slower than anybody waits. */
async function searched(who: Pick<Person, 'browser'>, query?: string): Promise<SearchAnswer> {
  for (let asked = 1; ; asked++) {
    const answer = await search(who, query);
    const { error } = answer.body as { error?: { code: string } };
    if (error?.code !== 'search-opens' || asked === MOST_ASKED) return ok(Promise.resolve(answer));
  }
}
const drop = () => withActor(program.pools.app, null, dropIdleIndex);
const lock = ({ id }: Person) =>
  sql`update staff.sessions set stage = 'locked', sealed_key = null where account = ${id}`.execute(program.asOwner);
const unlock = ({ browser, passphrase }: Person) => ok(browser.call('POST', '/unlock', { passphrase }));

test('while the index is built everybody else goes on being answered', async () => {
  let built = false;
  const first = searched(operator).then((answer) => {
    built = true;
    return answer;
  });
  let answered = 0;
  while (!built) {
    await ok(other.browser.call('GET', '/me'));
    if (!built) answered++;
  }
  assert.ok(answered > 2, `${answered} answers before the index was built`);
  assert.equal((await first).hits.length, 1);
});

test('two who ask first at the same moment build one index, and it stays until the last of them is gone', async () => {
  await closeIndex();
  const answers = await Promise.all([searched(operator), searched(other)]);
  assert.deepEqual(
    answers.map(({ hits }) => hits.length),
    [1, 1],
  );
  assert.equal(await indexSize(), MANY + 1);
  await lock(operator);
  await drop();
  assert.equal(await indexSize(), MANY + 1, 'one of them is still at work');
  await lock(other);
  await drop();
  assert.equal(await indexSize(), null);
  await unlock(operator);
  await unlock(other);
});

test('locked in the middle of building, it is refused or answered, never left hanging, and opens again', async () => {
  const asked = search(operator);
  while ((await indexSize()) === null) await ok(other.browser.call('GET', '/me'));
  await lock(operator);
  await drop();
  const { status, body } = await asked;
  const code = (body as { error?: { code?: string } }).error?.code;
  assert.ok(status === 200 || code === 'search-opens', `${status} ${code}`);
  await drop();
  assert.equal(await indexSize(), null, 'nothing stays open for a locked screen');
  await unlock(operator);
  assert.equal((await searched(operator)).hits.length, 1);
});

test('a thread out of memory is refused clearly, said once in the log, and searched again from scratch', async () => {
  await closeIndex();
  limitThread({ maxOldGenerationSizeMb: 8 });
  await refused(search(operator), 503, 'search-fell');
  await assert.rejects(drop(), { code: 'ERR_WORKER_OUT_OF_MEMORY' });
  await drop();
  limitThread({});
  assert.equal((await searched(operator)).hits.length, 1);
});

test('who may open few finds them by two letters, however many others fit better', async () => {
  await searched(operator);
  await indexMore(MANY, MORE_THAN_ARE_LOOKED_THROUGH);
  assert.equal((await searched(operator, 'Pe')).hits.length, 1);
  assert.equal((await searched(other, 'Pe')).hits.length, 0, 'by a beginning nobody is found by the card alone');
});

test('what another process packed or erased meanwhile is seen at the next question', async () => {
  assert.equal((await searched(operator, '060 1100 007')).hits.length, 0, 'nobody may open it, but it is known');
  const known = await indexSize();
  await sql`insert into people.gone_entries (dossier) select id from people.persons`.execute(program.asOwner);
  assert.equal((await searched(operator)).hits.length, 0);
  assert.equal(await indexSize(), (known ?? 0) - 1);
  const fresh = { browser: await signIn(program, operator) };
  await closeIndex();
  assert.equal((await searched(fresh)).hits.length, 0, 'nor after building anew from segments');
});
