import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { readTelephoneFile, ringCommand } from './ring-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'astra-telephone-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const good = { address: 'https://desk.example/telephone/ring', id: crypto.randomUUID(), secret: 'x'.repeat(43) };

function fileWith(content: unknown, mode = 0o600): string {
  const path = join(folder, `${crypto.randomUUID()}.json`);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  chmodSync(path, mode);
  return path;
}
const refuses = (path: string, code: string) => assert.throws(() => readTelephoneFile(path), { code });

test('a telephone’s file is read when it is whole and its owner’s alone', () => {
  assert.deepEqual(readTelephoneFile(fileWith(good)), good);
  refuses(fileWith(good, 0o640), 'telephone-file-open');
  refuses(fileWith(good, 0o604), 'telephone-file-open');
  refuses(fileWith({ ...good, secret: 'short' }), 'telephone-file');
  refuses(fileWith('not json'), 'telephone-file');
  refuses(join(folder, 'nowhere.json'), 'telephone-file');
});

test('a number never travels in clear beyond this computer', () => {
  for (const host of ['desk.example', '192.0.2.7', '127.0.0.1.example', 'localhost.example'])
    refuses(fileWith({ ...good, address: `http://${host}/telephone/ring` }), 'telephone-not-safe');
  for (const host of ['127.0.0.1:7116', 'localhost', '[::1]:80'])
    readTelephoneFile(fileWith({ ...good, address: `http://${host}/telephone/ring` }));
});

test('without a file and a number it says how; where nobody answers it says that', async () => {
  await assert.rejects(ringCommand([]), { code: 'ring-how' });
  await assert.rejects(ringCommand([fileWith(good)]), { code: 'ring-how' });
  const nobody = fileWith({ ...good, address: 'http://127.0.0.1:1/telephone/ring' });
  await assert.rejects(ringCommand([nobody, '060 000 0555']), { code: 'telephone-no-answer' });
});
