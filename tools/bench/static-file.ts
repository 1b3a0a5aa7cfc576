import { once } from 'node:events';
import { createReadStream, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';

/** A server that knows one file and reads it from the disk each time, on a thread of its own. */
export type StaticFile = { url: string; close(): Promise<void> };

/** Puts these bytes into a file and serves it. */
export async function serveFile(bytes: Uint8Array): Promise<StaticFile> {
  const folder = mkdtempSync(join(tmpdir(), 'astra-static-'));
  const file = join(folder, 'page.html');
  writeFileSync(file, bytes);
  const worker = new Worker(new URL(import.meta.url), { workerData: file });
  const [port] = (await once(worker, 'message')) as [number];
  return {
    url: `http://127.0.0.1:${port}/`,
    close: async () => {
      await worker.terminate();
      rmSync(folder, { recursive: true });
    },
  };
}

async function serve(file: string): Promise<void> {
  const server = createServer((_, answer) => {
    answer.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-length': statSync(file).size });
    createReadStream(file).pipe(answer);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port between threads has no origin
  parentPort?.postMessage(port);
}

if (!isMainThread) await serve(workerData as string);
