import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { TEST_CERTIFICATE, TEST_KEY } from '#testing/certificate.ts';
import { readConfig } from './config.ts';
import { isAmong } from './where.ts';
import fc from 'fast-check';
import { hostileText, orRefused, spoilt } from '#testing/hostile-text.ts';
import { readDatabaseUrl } from './database-url.ts';

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

test('passkeys work at one address: the one that was named, or this computer by its name', () => {
  const at = (env: NodeJS.ProcessEnv) => read(env).passkeys;
  assert.deepEqual(at({}), { origin: 'http://localhost:7116', host: 'localhost' });
  assert.equal(at({ ASTRA_DESK_PORT: '7200' })?.origin, 'http://localhost:7200');
  assert.equal(at({ ASTRA_PROXY: '10.0.0.2' }), null);
  assert.equal(at({ ASTRA_HOST: '0.0.0.0', ASTRA_CERT: cert, ASTRA_KEY: key }), null);
  assert.deepEqual(at({ ASTRA_PROXY: '10.0.0.2', ASTRA_DESK_ADDRESS: 'https://desk.kuca.example/desk' }), {
    ...{ origin: 'https://desk.kuca.example', host: 'desk.kuca.example' },
  });
  for (const ASTRA_DESK_ADDRESS of [
    'desk.kuca.example',
    'http://desk.kuca.example',
    'https://10.0.0.2',
    'https://a.example/x',
    'https://[::1]/',
    'https://a@b.example',
  ])
    refusedAs({ ASTRA_DESK_ADDRESS }, 'bad-desk-address');
  refusedAs({ ASTRA_DESK_ADDRESS: 'https://desk.kuca.example' }, 'demo-stays-here', true);
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
  refusedAs({ ASTRA_METRICS_PORT: '7116' }, 'metrics-same-port');
  refusedAs({ ASTRA_DESK_PORT: '7200', ASTRA_METRICS_PORT: '7200' }, 'metrics-same-port');
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

const APP = 'postgres://astra_app:tajna@127.0.0.1:5433/astra';
const OWNER = 'postgres://astra_owner:druga@127.0.0.1:5433/astra';

test('a PostgreSQL server of the keeper’s own: two addresses and the keys that all nodes share', () => {
  const { cluster, dataDir, keysDir } = read({ DATABASE_URL: APP, ASTRA_OWNER_URL: OWNER, ASTRA_KEYS: '/k' });
  const place = { host: '127.0.0.1', port: 5433, database: 'astra' };
  assert.deepEqual(cluster, {
    app: { ...place, user: 'astra_app', password: 'tajna' },
    owner: { ...place, user: 'astra_owner', password: 'druga' },
  });
  assert.deepEqual([dataDir, keysDir], [null, '/k']);
  assert.equal(read({ DATABASE_URL: APP, ASTRA_KEYS: '/k' }).cluster?.owner, null);
});

test('settings of the server that comes along contradict one of the keeper’s own', () => {
  refusedAs({ DATABASE_URL: APP }, 'cluster-keys-needed');
  refusedAs({ ASTRA_OWNER_URL: OWNER }, 'owner-url-alone');
  refusedAs({ DATABASE_URL: APP, ASTRA_KEYS: '/k', ASTRA_DATA: '/d' }, 'setting-not-with-cluster');
  refusedAs({ DATABASE_URL: APP, ASTRA_KEYS: '/k', ASTRA_PG_BIN: '/b' }, 'setting-not-with-cluster');
  refusedAs({ DATABASE_URL: APP, ASTRA_KEYS: '/k' }, 'demo-stays-here', true);
});

test('a database on another computer is reached over verified TLS only', () => {
  const url = (host: string, rest = '') => ({
    ASTRA_KEYS: '/k',
    DATABASE_URL: `postgres://astra_app:tajna@${host}:5432/astra${rest}`,
  });
  for (const rest of ['', '?sslmode=require', '?sslmode=prefer', '?sslmode=disable', '?sslmode=verify-ca'])
    refusedAs(url('baza.example', rest), 'database-not-verified');
  refusedAs(url('127.0.0.1', '?host=10.0.0.9'), 'database-not-verified');
  const { cluster } = read(url('baza.example', `?sslmode=verify-full&sslrootcert=${cert}`));
  assert.equal(cluster?.app.tls?.ca, TEST_CERTIFICATE);
  assert.deepEqual(read(url('baza.example', '?sslmode=verify-full')).cluster?.app.tls, { ca: null });
  refusedAs(url('baza.example', '?sslmode=verify-full&sslrootcert=/nowhere'), 'database-authority-unreadable');
  const socket = read(url('localhost', '?host=/run/postgresql')).cluster?.app;
  assert.deepEqual([socket?.host, socket?.tls], ['/run/postgresql', undefined]);
});

test('what is no address of ours is refused without repeating it, since a password stands in it', () => {
  const bad = [
    'tajna',
    'mysql://astra_app:tajna@127.0.0.1/astra',
    'postgres://postgres:tajna@127.0.0.1/astra',
    'postgres://astra_app@127.0.0.1/astra',
    'postgres://astra_app:tajna@127.0.0.1/',
    'postgres://astra_app:tajna@127.0.0.1/astra?options=-csearch_path',
    'postgres://astra_app:%E0%A4%A@127.0.0.1/astra',
  ];
  for (const DATABASE_URL of bad)
    assert.throws(
      () => read({ DATABASE_URL, ASTRA_KEYS: '/k' }),
      (error: { code: string; details: object }) => {
        assert.deepEqual(
          [error.code, error.details],
          ['bad-database-url', { name: 'DATABASE_URL', role: 'astra_app' }],
        );
        return true;
      },
    );
});

test('an archive has a folder outside the data folder and recipients, or is none', () => {
  const to = 'age1ymaszyx8z9ckkalysw9h4tadkvgvq9fqg3m8husrkfc85ky6v36s8cxntt';
  const disk = join(folder, 'disk');
  assert.equal(read({}).archive, null);
  assert.deepEqual(read({ ASTRA_ARCHIVE: disk, ASTRA_RECIPIENTS: to }).archive, { folder: disk, recipients: [to] });
  refusedAs({ ASTRA_ARCHIVE: disk }, 'archive-half');
  refusedAs({ ASTRA_RECIPIENTS: to }, 'archive-half');
  const inside = { ASTRA_DATA: disk, ASTRA_ARCHIVE: join(disk, 'archive'), ASTRA_RECIPIENTS: to };
  refusedAs(inside, 'archive-in-data');
  refusedAs({ ASTRA_ARCHIVE: disk, ASTRA_RECIPIENTS: to.slice(0, -1) }, 'recipients-unfit');
});

test('whatever is set as a database’s address is one or refused, and the refusal does not repeat it', () => {
  fc.assert(
    fc.property(
      fc.oneof(spoilt('postgres://astra_app:tajna@127.0.0.1:5432/astra?sslmode=disable'), hostileText),
      (text) => {
        const found = orRefused(() => readDatabaseUrl('DATABASE_URL', text, 'astra_app'));
        if (found) assert.ok(found.port > 0 && found.port < 65_536);
      },
    ),
    { numRuns: 400 },
  );
});
