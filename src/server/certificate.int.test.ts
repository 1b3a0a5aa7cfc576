import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { BlockList } from 'node:net';
import { connect } from 'node:tls';
import { TEST_CERTIFICATE, TEST_KEY, TEST_RENEWED } from '#testing/certificate.ts';
import { readCertificate, renewals, type Certificate } from './certificate.ts';
import { closed, listen, useCertificate } from './listen.ts';
import { makeLog } from './log.ts';
import { addressList } from './where.ts';

const folder = mkdtempSync(join(tmpdir(), 'astra-certificate-'));
const files = { cert: join(folder, 'cert.pem'), key: join(folder, 'key.pem') };
const put = (cert: string, key: string) => {
  writeFileSync(files.cert, cert);
  writeFileSync(files.key, key);
};
const logged: string[] = [];
let server: Awaited<ReturnType<typeof listen>>;
let look: () => void;

before(async () => {
  put(TEST_CERTIFICATE, TEST_KEY);
  const certificate = readCertificate(files.cert, files.key) as Certificate;
  const where = {
    dataDir: '',
    cluster: null,
    keysDir: '',
    host: '127.0.0.1',
    port: 0,
    deskPort: null,
    metricsPort: null,
    content: null,
    exitTo: 'https://vreme.example/',
    passkeys: null,
    mail: null,
    archive: null,
  };
  const config = { ...where, certificate, proxies: addressList([]) as BlockList };
  server = await listen(() => new Response('ok'), config, 0);
  const log = makeLog((line) => logged.push((JSON.parse(line) as { event: string }).event));
  look = renewals(certificate, (fresh) => useCertificate(server, fresh), log);
});
after(async () => {
  await closed(server);
  rmSync(folder, { recursive: true, force: true });
});

/** Whether a browser that trusts only this certificate gets through. */
async function trusts(ca: string): Promise<boolean> {
  const { port } = server.address() as { port: number };
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port, ca, servername: 'localhost' }, () => resolve(true));
    socket.once('error', () => resolve(false)).once('secureConnect', () => socket.end());
  });
}

test('a renewed certificate is taken without a restart; a broken one changes nothing and is said once', async () => {
  look();
  assert.deepEqual([await trusts(TEST_CERTIFICATE), await trusts(TEST_RENEWED.cert), logged], [true, false, []]);
  // The certificate is there and its key not yet: no pair.
  put(TEST_RENEWED.cert, TEST_KEY);
  look();
  look();
  assert.deepEqual([await trusts(TEST_CERTIFICATE), logged], [true, ['certificate.kept']]);
  put(TEST_RENEWED.cert, TEST_RENEWED.key);
  look();
  look();
  assert.deepEqual([await trusts(TEST_CERTIFICATE), await trusts(TEST_RENEWED.cert)], [false, true]);
  assert.deepEqual(logged, ['certificate.kept', 'certificate.renewed']);
  rmSync(files.key);
  look();
  put('', '');
  look();
  assert.equal(await trusts(TEST_RENEWED.cert), true);
  assert.deepEqual(logged.slice(2), ['certificate.kept', 'certificate.kept']);
});
