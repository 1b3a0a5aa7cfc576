import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { Hono } from 'hono';
import { serveDesk } from './desk-files.ts';

const root = mkdtempSync(join(tmpdir(), 'astra-desk-'));
after(() => rmSync(root, { recursive: true, force: true }));
const folder = join(root, 'desk');
const secret = 'ZVEKAN';
for (const dir of [folder, join(root, 'desk-keys'), join(root, 'data')]) mkdirSync(dir);
writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Astra</title>');
writeFileSync(join(folder, 'main.js'), 'ours');
for (const file of ['desk-keys/key.js', 'data/key.js', 'key.js']) writeFileSync(join(root, file), secret);
const app = new Hono().get('/desk/*', (c) => serveDesk(c, folder));

test('a built file is served for good, any other address is the page', async () => {
  const file = await app.request('/desk/main.js');
  assert.deepEqual([file.status, await file.text()], [200, 'ours']);
  const page = await app.request('/desk/contacts/7');
  assert.equal(page.headers.get('cache-control'), 'no-store');
});

const outside = [
  '/desk/..%2fkey.js',
  '/desk/..%2fdata%2fkey.js',
  '/desk/..%2fdesk-keys%2fkey.js',
  '/desk/..%2Fdesk-keys/key.js',
  '/desk/%2e%2e%2fdesk-keys%2fkey.js',
  '/desk/..%5cdesk-keys%5ckey.js',
  '/desk/..%252fdata%252fkey.js',
  `/desk/${encodeURIComponent(join(root, 'key.js'))}`,
  '/desk//../desk-keys/key.js',
  '/desk/main.js%00.svg',
];

for (const path of outside)
  test(`nothing beside the desk's folder is served: ${path}`, async () => {
    const answer = await app.request(path);
    assert.ok(answer.status < 500);
    assert.ok(!(await answer.text()).includes(secret));
  });

test('half an escape in an address is the page, not a defect', async () => {
  for (const path of ['/desk/%', '/desk/%E0%A4%A', '/desk/%c0%ae%c0%ae/key.js'])
    assert.ok((await app.request(path)).status < 500, path);
});
