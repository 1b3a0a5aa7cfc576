import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { openMailbox, type Mailbox } from '#testing/mailbox.ts';
import { openMailer, readMailSettings, type Mailer } from './mail.ts';

let box: Mailbox;
let mailer: Mailer;
const mail = { id: 'c0ffee', to: 'milica@negde.example', subject: 'Čeka te nešto', text: 'Prijavi se.\n' };

before(async () => {
  box = await openMailbox();
  const settings = readMailSettings(box.url, 'obavestenja@svetionik.example');
  assert.ok(settings);
  mailer = await openMailer(settings);
});
after(() => box.close());

describe('sending mail', () => {
  beforeEach(() => box.behave('takes'));

  test('a mail arrives in plain text, saying nothing of the program or the computer it comes from', async () => {
    assert.equal(await mailer.send(mail), 'sent');
    const [got] = box.mails;
    assert.equal(got?.to, mail.to);
    assert.match(got?.message ?? '', /^Message-ID: <c0ffee@svetionik\.example>\r$/m);
    assert.match(got?.message ?? '', /^Content-Type: text\/plain; charset=utf-8\r$/m);
    assert.match(got?.message ?? '', /^Auto-Submitted: auto-generated\r$/m);
    assert.doesNotMatch(got?.message ?? '', /nodemailer|x-mailer|astra|localhost|127\.0\.0\.1/i);
  });

  test('a server that says no has not taken the mail; one that hangs up in the middle may have', async () => {
    box.behave('refuses');
    assert.equal(await mailer.send(mail), 'refused');
    box.behave('hangs-up');
    assert.equal(await mailer.send(mail), 'unknown');
  });

  test('where nobody listens the mail was certainly not sent', async () => {
    const gone = await openMailbox();
    await gone.close();
    const settings = readMailSettings(gone.url, 'obavestenja@svetionik.example');
    assert.ok(settings);
    assert.equal(await (await openMailer(settings)).send(mail), 'refused');
  });

  test('beyond this computer a server without TLS gets nothing', async () => {
    const settings = readMailSettings(box.url, 'obavestenja@svetionik.example');
    assert.ok(settings);
    const before_ = box.mails.length;
    assert.equal(await (await openMailer({ ...settings, local: false })).send(mail), 'refused');
    assert.equal(box.mails.length, before_);
  });
});
