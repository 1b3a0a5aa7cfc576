import assert from 'node:assert/strict';
import { Agent, request as requestInClear } from 'node:http';
import { request } from 'node:https';
import { after, before, test } from 'node:test';
import type { BlockList } from 'node:net';
import type { Hono } from 'hono';
import { TEST_CERTIFICATE, TEST_KEY } from '#testing/certificate.ts';
import { startProgram, type Program } from '#testing/program.ts';
import { makeApps, type Face } from './app.ts';
import type { Config } from './config.ts';
import { addressOf, closed, listen } from './listen.ts';
import { makeHub } from './live.ts';
import { makeLog } from './log.ts';
import { addressList } from './where.ts';

let program: Program;
let apps: (face: Face) => Hono;
const proxies = addressList(['127.0.0.1']) as BlockList;

before(async () => {
  program = await startProgram();
  apps = makeApps({
    ...{
      pools: program.pools,
      hub: makeHub(),
      log: makeLog(() => undefined),
      deskFolder: program.keysDir,
      exitTo: 'https://vreme.example/',
    },
    ...{ setupCode: () => program.setupCode, afterCommit: () => undefined, proxies },
  });
});
after(() => program.stop());

const env = (remoteAddress: string) => ({ incoming: { socket: { remoteAddress } } });
const THROUGH = { 'x-forwarded-for': '203.0.113.9', 'x-forwarded-proto': 'https' };

const enter = (from: string, headers: Record<string, string>) =>
  apps('both').request(
    '/desk/api/setup/enter',
    {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ code: program.setupCode }),
    },
    env(from),
  );

test('through a named proxy over TLS a cookie is Secure and for this host only, and the browser is told to come over TLS', async () => {
  const answer = await enter('127.0.0.1', THROUGH);
  assert.equal(answer.status, 200);
  assert.match(answer.headers.getSetCookie().join(), /^__Host-astra-setup=.*Secure/);
  assert.equal(answer.headers.get('strict-transport-security'), 'max-age=31536000');
});

test('the same headers from anybody else change nothing', async () => {
  const answer = await enter('198.51.100.7', THROUGH);
  assert.equal(answer.status, 200);
  assert.match(answer.headers.getSetCookie().join(), /^astra-setup=(?!.*Secure)/);
  assert.equal(answer.headers.get('strict-transport-security'), null);
});

/** How many guesses somebody has before she is told to wait. */
async function guesses(from: string, forwardedFor: (n: number) => string): Promise<number> {
  for (let n = 0; n < 12; n++) {
    const { status } = await apps('both').request(
      '/desk/api/sign-in',
      {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-forwarded-for': forwardedFor(n) },
        body: JSON.stringify({ address: `${crypto.randomUUID()}@nigde.example`, passphrase: 'nije ova lozinka' }),
      },
      env(from),
    );
    if (status === 429) return n;
  }
  return 12;
}

test('a forged address gives a guesser no new tries; strangers behind the proxy have counts of their own', async () => {
  assert.equal(await guesses('198.51.100.8', (n) => `203.0.113.${n}`), 5);
  assert.equal(await guesses('127.0.0.1', (n) => `10.9.8.${n}, 198.51.100.9`), 5);
  assert.equal(await guesses('127.0.0.1', () => '198.51.100.10'), 5);
});

test('with a port of its own the desk does not answer for the public page, nor the page for the desk', async () => {
  const status = async (face: Face, path: string) => (await apps(face).request(path, {}, env('127.0.0.1'))).status;
  assert.deepEqual(
    [await status('site', '/'), await status('site', '/desk'), await status('site', '/desk/api/setup')],
    [200, 404, 404],
  );
  assert.deepEqual([await status('desk', '/desk/api/setup'), await status('desk', '/site.css')], [200, 404]);
  const root = await apps('desk').request('/', {}, env('127.0.0.1'));
  assert.deepEqual([root.status, root.headers.get('location')], [302, '/desk']);
});

const config = (over: Partial<Omit<Config, 'dataDir' | 'cluster'>>): Config => ({
  ...{
    dataDir: '',
    cluster: null,
    keysDir: '',
    host: '127.0.0.1',
    port: 0,
    deskPort: null,
    metricsPort: null,
    content: null,
    exitTo: 'https://vreme.example/',
    certificate: null,
    passkeys: null,
    mail: null,
    archive: null,
  },
  ...{ proxies: addressList([]) as BlockList, ...over },
});

test('with a certificate the program itself answers over TLS', async () => {
  const files = { cert: '', key: '' };
  const over = config({ certificate: { cert: TEST_CERTIFICATE, key: TEST_KEY, files } });
  const server = await listen(apps('both').fetch, over, 0);
  try {
    const { port } = server.address() as { port: number };
    assert.equal(addressOf(over, port), `https://127.0.0.1:${port}`);
    const hsts = await new Promise<string | undefined>((resolve, reject) => {
      request(
        { host: '127.0.0.1', port, path: '/site.css', ca: TEST_CERTIFICATE, servername: 'localhost' },
        (answer) => {
          answer.resume();
          resolve(answer.headers['strict-transport-security']);
        },
      )
        .once('error', reject)
        .end();
    });
    assert.equal(hsts, 'max-age=31536000');
  } finally {
    await closed(server);
  }
});

test('whoever asks closes a connection first: it is kept longer than a proxy keeps its own', async () => {
  const server = await listen(apps('both').fetch, config({}), 0);
  const agent = new Agent({ keepAlive: true });
  try {
    const { port } = server.address() as { port: number };
    const kept = await new Promise<string | string[] | undefined>((resolve, reject) => {
      requestInClear({ host: '127.0.0.1', port, path: '/site.css', agent }, (answer) => {
        answer.resume();
        resolve(answer.headers['keep-alive']);
      })
        .once('error', reject)
        .end();
    });
    assert.equal(kept, 'timeout=65');
  } finally {
    agent.destroy();
    await closed(server);
  }
});

test('an address as it is typed: IPv6 in brackets, every interface as this computer', () => {
  assert.equal(addressOf(config({ host: '::1' }), 7116), 'http://[::1]:7116');
  assert.equal(addressOf(config({ host: '0.0.0.0' }), 7116), 'http://localhost:7116');
});
