import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readMailSettings } from './mail.ts';

const FROM = 'obavestenja@svetionik.example';

test('server, port and account come out of one address', () => {
  const read = (server: string) => readMailSettings(server, FROM);
  assert.deepEqual(read('smtps://ana:lozinka%40@posta.example'), {
    ...{ host: 'posta.example', port: 465, secure: true, local: false, from: FROM },
    account: { user: 'ana', pass: 'lozinka@' },
  });
  assert.deepEqual(read('smtp://posta.example:2525'), {
    ...{ host: 'posta.example', port: 2525, secure: false, local: false, from: FROM },
    account: null,
  });
  assert.equal(read('smtp://127.0.0.1:25')?.local, true);
  assert.equal(read('smtp://[::1]:25')?.host, '::1');
  assert.equal(read('smtp://127.0.0.1.zlo.example')?.local, false);
});

test('without both there is no mail, and half of it is refused', () => {
  assert.equal(readMailSettings(undefined, undefined), null);
  assert.equal(readMailSettings('', ''), null);
  assert.throws(() => readMailSettings('smtp://posta.example', undefined), { code: 'mail-half' });
  assert.throws(() => readMailSettings(undefined, FROM), { code: 'mail-half' });
});

test('what is no mail server or no sender is refused without repeating it', () => {
  const wrong = [
    'posta.example',
    'https://posta.example',
    'smtp://',
    'smtp://posta.example/put',
    'smtp://%@posta.example',
  ];
  for (const server of wrong)
    assert.throws(() => readMailSettings(server, FROM), { code: 'bad-mail', details: {} }, server);
  for (const from of ['Ana', 'Ana <ana@negde.example>', 'a b@negde.example', 'a@b\r\nBcc: c@d'])
    assert.throws(() => readMailSettings('smtp://posta.example', from), { code: 'bad-mail', details: {} }, from);
});
