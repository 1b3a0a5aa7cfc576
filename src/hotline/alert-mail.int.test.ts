import assert from 'node:assert/strict';
import { join as path } from 'node:path';
import { after, afterEach, before, test } from 'node:test';
import { freezeClock } from '#kernel/clock.ts';
import { rows, sql } from '#kernel/db.ts';
import { openMailer, readMailSettings, type Mailer } from '#kernel/mail.ts';
import { loadWords } from '#kernel/words-server.ts';
import { createWords } from '#kernel/words.ts';
import { offerMail, sendMails } from '#staff/index.ts';
import { openBrowser } from '#testing/browser.ts';
import { found, join, ok, refused, type Founded, type Person } from '#testing/cast.ts';
import { openMailbox, type Mailbox } from '#testing/mailbox.ts';
import { startProgram, type Program } from '#testing/program.ts';
import type { AlertsAnswer, DangerAnswer } from './shared.ts';
import { watchHouse } from './watch-house.ts';

let program: Program;
let house: Founded;
let box: Mailbox;
let mailer: Mailer;
let operator: Person;
let lead: Person;
let next: Person;
let line: string;

before(async () => {
  program = await startProgram();
  house = await found(program);
  line = house.lines[0]?.id ?? '';
  box = await openMailbox();
  const settings = readMailSettings(box.url, 'obavestenja@svetionik.example');
  assert.ok(settings);
  mailer = await openMailer(settings);
  operator = await join(program, house.director, { name: 'Milica Stanojev', roles: ['operator'], lines: [line] });
  lead = await join(program, house.director, { name: 'Slavica Mudrić', roles: ['lead'] });
  next = await join(program, house.director, { name: 'Bogdana Perčić', roles: ['operator'], lines: [line] });
  const missing = house.lines[1]?.id;
  await ok(house.director.browser.call('POST', '/duty/take', { line: missing, post: 'operator' }));
  await take(operator, 'operator');
  await take(lead, 'lead');
  await take(next, 'next');
});
after(async () => {
  offerMail(false);
  await box.close();
  await program.stop();
});
afterEach(async () => {
  freezeClock(null);
  for (const alert of await alerts(house.director))
    if (alert.can.answer) await ok(house.director.browser.call('POST', `/alerts/${alert.id}/answer`, {}));
  box.mails.splice(0);
});

const take = (who: Person, post: string) => ok(who.browser.call('POST', '/duty/take', { line, post }));
const { say } = createWords(loadWords([path(import.meta.dirname, '..', 'staff')]));
const send = () => sendMails(program.pools.worker, mailer, say);
const watch = () => program.pools.worker.transaction().execute((tx) => watchHouse(tx));
const later = (minutes: number) => freezeClock(new Date(Date.now() + minutes * 60_000));
const wish = (who: Person, to: string | null) => who.browser.call('PUT', '/me/mail', { to });
const alerts = async (who: Person) => (await ok(who.browser.call<AlertsAnswer>('GET', '/alerts'))).alerts;

async function danger(): Promise<string> {
  const { id } = await ok(operator.browser.call<{ id: string }>('POST', '/contacts', { line }));
  const { alert } = await ok(operator.browser.call<DangerAnswer>('POST', `/contacts/${id}/danger`, {}));
  return alert?.id ?? assert.fail('nobody was told');
}
const waiting = () =>
  rows(program.asOwner, sql<{ tries: number; given_up: Date | null }>`select tries, given_up from staff.mails`);
const sentTo = () => box.mails.splice(0).map(({ to }) => to);

test('where mail is not configured nothing of it is offered, chosen or queued', async () => {
  assert.deepEqual(await ok(lead.browser.call('GET', '/me/mail')), { offered: false });
  await refused(wish(lead, lead.address), 409, 'mail-not-offered');
  await danger();
  assert.deepEqual(await waiting(), []);
});

test('each chooses for herself, her own address proposed; what is not one address is refused', async () => {
  offerMail(true);
  assert.deepEqual(await ok(lead.browser.call('GET', '/me/mail')), { offered: true, own: lead.address, to: null });
  for (const to of ['a@b.example, c@d.example', 'Ana <a@b.example>', 'a b@c.example', 'a@b\r\nBcc: c@d.example'])
    await refused(wish(lead, to), 400, 'bad-input');
  await refused(openBrowser(program).call('PUT', '/me/mail', { to: 'a@b.example' }), 401, 'not-signed-in');
  await ok(wish(lead, 'slavica.kod.kuce@posta.example'));
  assert.deepEqual(await ok(lead.browser.call('GET', '/me/mail')), {
    ...{ offered: true, own: lead.address, to: 'slavica.kod.kuce@posta.example' },
  });
});

test('an alert is a mail to whom it is put, in her language, that says nothing but that something waits', async () => {
  await ok(
    lead.browser.call('PUT', '/me/look', {
      locale: 'sr-Cyrl',
      scheme: 'auto',
      density: 'comfortable',
      singleKeys: true,
    }),
  );
  const id = await danger();
  await send();
  await send();
  const [mail, ...more] = box.mails.splice(0);
  assert.deepEqual([mail?.to, more], ['slavica.kod.kuce@posta.example', []]);
  const text = Buffer.from(
    (mail?.message ?? '')
      .replace(/=\r\n/g, '')
      .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString('utf8');
  assert.match(text, /Нешто те чека/);
  assert.doesNotMatch(text, new RegExp(`${id}|K-20|Svetionik|Свети|ASTRA|SOS|СОС|опасност|http|Milica|Slavica`));
  assert.deepEqual(await waiting(), [], 'sent is gone');
});

test('unanswered it goes to the next, and the mail goes with it; answered it goes nowhere', async () => {
  await ok(wish(next, next.address));
  const id = await danger();
  await send();
  later(11);
  await watch();
  await send();
  assert.deepEqual(sentTo(), ['slavica.kod.kuce@posta.example', next.address]);
  await ok(next.browser.call('POST', `/alerts/${id}/answer`, {}));
  const other = await danger();
  await ok(lead.browser.call('POST', `/alerts/${other}/answer`, {}));
  await send();
  assert.deepEqual(sentTo(), []);
  assert.deepEqual(await waiting(), []);
});

test('a server that refuses is tried again after growing pauses, then given up, and the alert says so', async () => {
  box.behave('refuses');
  const began = box.visits();
  const id = await danger();
  const visits: number[] = [];
  for (const minutes of [0, 0.4, 0.6, 1.2, 1.6, 3, 3.6, 7, 7.6, 15, 16, 60]) {
    later(minutes);
    await send();
    visits.push(box.visits() - began);
  }
  assert.deepEqual(visits, [1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6]);
  freezeClock(null);
  const alert = (await alerts(lead)).find((row) => row.id === id);
  assert.deepEqual(alert?.steps[0]?.unsent, [lead.id]);
  box.behave('takes');
  await send();
  assert.deepEqual(sentTo(), []);
});

test('answered while the server was refusing it, it is not tried again', async () => {
  const earlier = await waiting();
  const id = await danger();
  const slow: Mailer = {
    send: async () => {
      await ok(lead.browser.call('POST', `/alerts/${id}/answer`, {}));
      return 'refused';
    },
  };
  await sendMails(program.pools.worker, slow, say);
  later(5);
  await send();
  assert.deepEqual([sentTo(), await waiting()], [[], earlier]);
});

test('where it broke off in the middle no second mail is risked', async () => {
  box.behave('hangs-up');
  await danger();
  await send();
  box.behave('takes');
  later(30);
  await send();
  assert.deepEqual(sentTo(), []);
});

test('a mail being sent when the program ended is not sent again', async () => {
  await danger();
  await sql`update staff.mails set taken = now() - interval '6 minutes' where given_up is null`.execute(
    program.asOwner,
  );
  await send();
  assert.deepEqual(sentTo(), []);
});

test('to all: leads and directors who wish for it, but not whoever raised it; whoever left is told nothing', async () => {
  await ok(wish(house.director, house.director.address));
  const gone = await join(program, house.director, { name: 'Vesna Ilin', roles: ['lead'] });
  await ok(wish(gone, gone.address));
  await ok(house.director.browser.call('POST', `/colleagues/${gone.id}/leave`));
  await danger();
  for (const minutes of [0, 11, 22]) {
    later(minutes);
    await watch();
    await send();
  }
  assert.ok(box.mails.some(({ to }) => to === house.director.address));
  assert.ok(!box.mails.some(({ to }) => to === gone.address));
  box.mails.splice(0);
});

test('in the database no address stands in clear, and one read as a colleague’s does not open', async () => {
  const stored = await rows(
    program.asOwner,
    sql<{ all: string }>`select encode(sealed, 'escape') as all from staff.mail_wishes`,
  );
  assert.ok(stored.length > 0);
  for (const row of stored) assert.doesNotMatch(row.all, /posta|svetionik|slavica/i);
  assert.ok(program.logged.every((entry) => !/@/.test(entry)));
  await sql`update staff.mail_wishes set sealed = (select sealed from staff.mail_wishes where account = ${lead.id}) where account = ${next.id}`.execute(
    program.asOwner,
  );
  await refused(next.browser.call('GET', '/me/mail'), 404, 'cannot-open');
});

test('no longer wished for, no longer sent', async () => {
  await ok(wish(lead, null));
  await danger();
  await send();
  assert.deepEqual(sentTo(), []);
});

test('a late step of a case is mailed to the team whose case it is, not to the leads alone', async () => {
  await send();
  box.mails.splice(0);
  await ok(wish(next, next.address));
  const { id } = await ok(operator.browser.call<{ id: string }>('POST', '/contacts', { line }));
  await ok(operator.browser.call('POST', `/contacts/${id}/case`, { risk: 'critical' }));
  later(62);
  await watch();
  for (let mail = 0; mail < 12; mail++) await send();
  const told = sentTo();
  assert.ok(told.includes(next.address), `${told.join()}: she is in the duty team of its line and leads nothing`);
  assert.ok(told.includes('slavica.kod.kuce@posta.example') || told.includes(house.director.address), told.join());
});
