import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { signPost } from '#vault/index.ts';
import { readTelephoneFile, ringCommand } from './ring-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'astra-telephone-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const sender = { id: crypto.randomUUID(), secret: 'x'.repeat(43) };

type Post = { headers: IncomingHttpHeaders; body: string };

/** A desk that notes what is posted to it and answers as it is told. */
async function desk(status = 200, answer: unknown = {}, headers: Record<string, string> = {}) {
  const posts: Post[] = [];
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    posts.push({ headers: request.headers, body: Buffer.concat(parts).toString() });
    response.writeHead(status, headers).end(typeof answer === 'string' ? answer : JSON.stringify(answer));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  after(() => server.close());
  const { port } = server.address() as AddressInfo;
  const file = join(folder, `${port}.json`);
  const address = `http://127.0.0.1:${port}/telephone/ring`;
  writeFileSync(file, JSON.stringify({ ...sender, address }), { mode: 0o600 });
  return { posts, file };
}

/** The command as somebody at a terminal has it; `acts` are done one after the other, each when a line has been said. */
async function atTerminal(file: string, number: string, acts: ('enter' | 'ctrl-c')[]): Promise<number | null> {
  const main = join(import.meta.dirname, 'main.ts');
  const child = spawn(process.execPath, [main, 'ring', file, number], { stdio: ['pipe', 'pipe', 'ignore'] });
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    for (const line of text.trim().split('\n')) {
      const act = line && acts.shift();
      if (act === 'enter') child.stdin.write('\n');
      if (act === 'ctrl-c') child.kill('SIGINT');
    }
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  return code;
}
const said = (posts: Post[]) => posts.map(({ body }) => JSON.parse(body) as Record<string, unknown>);

test('it rings, Enter answers, Enter again ends: one call, each post signed on its own', async () => {
  const { posts, file } = await desk();
  assert.equal(await atTerminal(file, '060 000 0555', ['enter', 'enter']), 0);
  assert.deepEqual(
    said(posts).map(({ event, number }) => [event, number]),
    ['ringing', 'answered', 'ended'].map((event) => [event, '060 000 0555']),
  );
  assert.equal(new Set(said(posts).map(({ call }) => call)).size, 1);
  const seconds = Date.now() / 1000;
  const marks = posts.map(({ headers, body }) => {
    const [time, nonce] = [String(headers['astra-time']), String(headers['astra-nonce'])];
    assert.equal(headers['astra-sender'], sender.id);
    assert.ok(Math.abs(Number(time) - seconds) < 300, 'unix time in whole seconds');
    assert.equal(headers['astra-signature'], signPost(sender.secret, { time, nonce, body: Buffer.from(body) }));
    return nonce;
  });
  assert.equal(new Set(marks).size, 3);
});

test('Ctrl+C while it rings ends it unanswered; a withheld number is none', async () => {
  const { posts, file } = await desk();
  assert.equal(await atTerminal(file, '-', ['ctrl-c']), 0);
  assert.deepEqual(
    said(posts).map(({ event, number }) => [event, number]),
    [
      ['ringing', null],
      ['ended', null],
    ],
  );
});

test('what the desk refuses is said in its own words where there are any; nobody is sent on elsewhere', async () => {
  const answers: [number, unknown, string][] = [
    [401, { error: { code: 'post-not-known' } }, 'post-not-known'],
    [401, { error: { code: 'post-stale' } }, 'post-stale'],
    [409, { error: { code: 'no-duty-team' } }, 'no-duty-team'],
    [400, { error: { code: 'bad-input' } }, 'telephone-refused'],
    [404, {}, 'telephone-refused'],
    [502, 'no JSON at all', 'telephone-refused'],
  ];
  for (const [status, answer, code] of answers) {
    const { posts, file } = await desk(status, answer);
    await assert.rejects(ringCommand([file, '060 000 0555']), { code });
    assert.equal(posts.length, 1);
  }
  const elsewhere = await desk();
  const moved = await desk(307, '', { location: readTelephoneFile(elsewhere.file).address });
  await assert.rejects(ringCommand([moved.file, '060 000 0555']), { code: 'telephone-no-answer' });
  assert.equal(elsewhere.posts.length, 0);
});
