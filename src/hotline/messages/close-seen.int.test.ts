import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { rows, run, sql } from '#kernel/db.ts';
import { found, join, ok, refused, type Person } from '#testing/cast.ts';
import { startProgram, type Program } from '#testing/program.ts';
import { visitorOf } from '#testing/visitor.ts';
import type { ClosedWritten, ContactAnswer, ContactListAnswer } from '../shared.ts';

let program: Program;
let director: Person;
let line: string;
let sources = 0;

before(async () => {
  program = await startProgram();
  const house = await found(program, { answersCalls: true });
  director = house.director;
  line = house.lines[0]?.id ?? '';
});
after(() => program.stop());

type Reason = 'rubbish' | 'done';
const closing = (contacts: { contact: string; seen: number }[], who = director, reason: Reason = 'rubbish') =>
  who.browser.call<ClosedWritten>('POST', '/written/close', { contacts, reason });
const close = (ids: string[], seen = 1) => closing(ids.map((contact) => ({ contact, seen })));
const reopen = (contacts: string[], who = director) =>
  who.browser.call<{ reopened: string[] }>('POST', '/written/reopen', { contacts, reason: 'rubbish' });
const contact = (id: string) => ok(director.browser.call<ContactAnswer>('GET', `/contacts/${id}`));

/** Somebody who wrote and is here again with her words. */
async function here(first: string) {
  const she = visitorOf(program, `198.51.100.${(sources += 1)}`);
  await she.answer({ words: first });
  await she.press('send');
  const words = she.words().join(' ');
  assert.ok(words);
  await she.open('/lat/o');
  await she.press('open', { words });
  const { contacts } = await ok(director.browser.call<ContactListAnswer>('GET', '/contacts'));
  return { she, id: contacts[0]?.id ?? '' };
}

test('what she writes between the look and the press is not closed unread, with others or by itself; nor where she took it back', async () => {
  const { she, id } = await here('qqqq');
  const { id: other } = await here('wwww');
  await she.press('reply', { text: 'Molim vas, on dolazi u osam.' });
  assert.deepEqual(await ok(close([id, other])), { closed: [other], kept: [{ contact: id, why: 'wrote-again' }] });
  const lines = await rows(
    program.asOwner,
    sql<{
      kind: string;
      dossiers: string[];
    }>`select kind, dossiers from audit.lines where verb = 'hotline.contact.close'`,
  );
  assert.deepEqual(lines.map(({ kind, dossiers }) => [kind, dossiers]).toSorted(), [
    ['refusal', [id]],
    ['write', [other]],
  ]);
  const alone = (seen?: number) => director.browser.call('POST', `/contacts/${id}/close`, { outcome: 'done', seen });
  await refused(alone(1), 409, 'wrote-again');
  assert.equal((await contact(id)).outcome, null);
  // Named twice, the smaller number was seen.
  const twice = [2, 1].map((seen) => ({ contact: id, seen }));
  for (const contacts of [twice, twice.toReversed()]) {
    const answer = closing(contacts, director, 'done');
    assert.deepEqual((await ok(answer)).closed, []);
  }
  await ok(alone(2));
  await she.press('reply', { text: 'Tu sam opet.' });
  assert.equal((await contact(id)).outcome, null, 'and opens it again');
  await she.press('withdraw');
  await she.press('withdraw-now');
  assert.deepEqual(await ok(close([id], 3)), { closed: [], kept: [{ contact: id, why: 'wrote-again' }] });
  assert.deepEqual(await ok(close([id], 0)), { closed: [id], kept: [] });
});

test('she writes in the very moment somebody closes: either it is seen or it opens the contact again', async () => {
  const { she, id } = await here('rrrr');
  for (let seen = 1; seen < 7; seen += 1) {
    const [answer] = await Promise.all([ok(close([id], seen)), she.press('reply', { text: `Čekajte ${seen}.` })]);
    assert.match(she.html, /It has arrived|Stiglo je/);
    assert.equal((await contact(id)).outcome, null, JSON.stringify(answer));
  }
});

test('only what one has closed oneself, and a moment ago, is opened again together; what is open already stays and hinders nothing', async () => {
  const colleague = await join(program, director, { name: 'Vera Ilić', roles: ['operator'], lines: [line] });
  const [mine, undone, hers, old] = [await here('a1'), await here('a2'), await here('a3'), await here('a4')].map(
    ({ id }) => id,
  ) as [string, string, string, string];
  await ok(close([mine, undone, old]));
  assert.deepEqual(await ok(closing([{ contact: hers, seen: 1 }], colleague)), { closed: [hers], kept: [] });
  await ok(director.browser.call('DELETE', `/contacts/${undone}/close`));
  await run(program.asOwner, sql`update hotline.closures set day = day - 3 where contact = ${old}`);
  assert.deepEqual(await ok(reopen([mine, undone, hers, old])), { reopened: [mine] });
  assert.deepEqual([(await contact(hers)).outcome, (await contact(old)).outcome], ['done', 'done']);
});
