import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { TEST_CERTIFICATE, TEST_KEY } from '#testing/certificate.ts';
import { readConfig } from './config.ts';
import { isAmong } from './where.ts';

const folder = mkdtempSync(join(tmpdir(), 'astra-config-'));
const cert = join(folder, 'cert.pem');
const key = join(folder, 'key.pem');
writeFileSync(cert, TEST_CERTIFICATE);
writeFileSync(key, TEST_KEY);
after(() => rmSync(folder, { recursive: true }));

const read = (env: NodeJS.ProcessEnv, demo = false) => readConfig(env, 'data', demo);
const refusedAs = (env: NodeJS.ProcessEnv, code: string, demo = false) =>
  assert.throws(() => read(env, demo), { code }, JSON.stringify(env));

test('with no settings it listens on this computer, on one port, without mail', () => {
  const { host, port, deskPort, certificate, mail } = read({ PATH: '/bin' });
  assert.deepEqual(
    { host, port, deskPort, certificate, mail },
    {
      ...{ host: '127.0.0.1', port: 7116, deskPort: null, certificate: null, mail: null },
    },
  );
});

test('beyond this computer only with a certificate or a named proxy', () => {
  for (const ASTRA_HOST of ['0.0.0.0', '::', '192.168.1.4', 'desk.example'])
    refusedAs({ ASTRA_HOST }, 'host-not-loopback');
  for (const ASTRA_HOST of ['localhost', '::1', '127.0.0.9']) assert.equal(read({ ASTRA_HOST }).host, ASTRA_HOST);
  assert.ok(read({ ASTRA_HOST: '0.0.0.0', ASTRA_CERT: cert, ASTRA_KEY: key }).certificate);
  const { proxies } = read({ ASTRA_HOST: '0.0.0.0', ASTRA_PROXY: '10.0.0.2, 10.0.1.0/24' });
  assert.ok(isAmong(proxies, '10.0.1.77') && isAmong(proxies, '10.0.0.2') && !isAmong(proxies, '10.0.0.3'));
});

test('a setting that does not exist is refused by name, not passed over', () => {
  assert.throws(
    () => read({ ASTRA_PROXI: '10.0.0.2' }),
    (error: { code: string; details: { name: string } }) => {
      assert.deepEqual([error.code, error.details.name], ['setting-unknown', 'ASTRA_PROXI']);
      return true;
    },
  );
});

test('settings that contradict themselves or cannot be are refused', () => {
  refusedAs({ ASTRA_PORT: '7200', ASTRA_DESK_PORT: '7200' }, 'same-port');
  refusedAs({ ASTRA_DESK_PORT: 'desk' }, 'bad-port');
  refusedAs({ ASTRA_PORT: '0' }, 'bad-port');
  refusedAs({ ASTRA_PROXY: 'proxy.example' }, 'bad-proxy');
  refusedAs({ ASTRA_PROXY: '0.0.0.0/0' }, 'bad-proxy');
  refusedAs({ ASTRA_CERT: cert }, 'certificate-half');
  refusedAs({ ASTRA_KEY: key }, 'certificate-half');
  refusedAs({ ASTRA_CERT: join(folder, 'none'), ASTRA_KEY: key }, 'certificate-unreadable');
  refusedAs({ ASTRA_CERT: key, ASTRA_KEY: key }, 'certificate-unfit');
  refusedAs({ ASTRA_MAIL: 'smtp://posta.example' }, 'mail-half');
  refusedAs({ ASTRA_DATA: 'x', ASTRA_KEYS: 'x/keys' }, 'keys-in-data');
});

test('the demonstration, whose doors are open, stays on this computer', () => {
  refusedAs({ ASTRA_HOST: '0.0.0.0', ASTRA_CERT: cert, ASTRA_KEY: key }, 'demo-stays-here', true);
  refusedAs({ ASTRA_PROXY: '127.0.0.1' }, 'demo-stays-here', true);
  refusedAs({ ASTRA_MAIL: 'smtp://127.0.0.1', ASTRA_MAIL_FROM: 'a@b.example' }, 'demo-stays-here', true);
  assert.equal(read({ ASTRA_DESK_PORT: '7300' }, true).deskPort, 7300);
});
