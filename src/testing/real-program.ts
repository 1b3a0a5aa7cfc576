import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

/** The program as people start it: its own process, its own folder, a port of its own. */
export type RealProgram = {
  /** `http://127.0.0.1:<port>/desk`, as printed. */
  desk: string;
  /** The code of the first run, as printed. */
  setupCode: string;
  /** Tells it to stop, as Ctrl+C would, and waits until it has; the folder goes with it. */
  stop: () => Promise<void>;
};

const root = join(import.meta.dirname, '..', '..');
/** The folder above must be open to the account PostgreSQL runs as; a person's own temporary folder may not be. */
const parent = '/var/tmp';
const PATIENCE_MS = 120_000;

/** Starts `astra serve`, or the demonstration, on a throw-away folder and waits until it says where the desk is and how to begin. */
export async function startRealProgram(command: 'serve' | 'demo' = 'serve'): Promise<RealProgram> {
  const folder = mkdtempSync(join(parent, 'astra-journey-'));
  chmodSync(folder, 0o755);
  const env = { ...process.env, ASTRA_DATA: join(folder, 'data'), ASTRA_PORT: String(await freePort()) };
  const child = spawn(process.execPath, [join(root, 'bin', 'astra.js'), command], { env, cwd: root });
  const stop = async () => {
    await stopped(child);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const printed = await said(child, (text) => deskIn(text) !== null && (command === 'demo' || codeIn(text) !== null));
    return { desk: deskIn(printed) ?? '', setupCode: codeIn(printed) ?? '', stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

const deskIn = (text: string) => /http:\/\/\S+\/desk\b/.exec(text)?.[0] ?? null;
const codeIn = (text: string) => /\b[0-9a-z]{4}(?:-[0-9a-z]{4}){3}\b/.exec(text)?.[0] ?? null;

/** Everything printed until `enough`; fails with it when the program ends first or takes too long. */
function said(child: ChildProcess, enough: (text: string) => boolean): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const fail = (why: string) => reject(new Error(`the program ${why}:\n${text}`));
    const timer = setTimeout(() => fail('did not get ready'), PATIENCE_MS);
    const hear = (chunk: Buffer) => {
      text += String(chunk);
      if (!enough(text)) return;
      clearTimeout(timer);
      resolve(text);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', (code) => {
      clearTimeout(timer);
      fail(`ended with ${code}`);
    });
  });
}

/** Stops the one process that was started here, by its own handle. */
async function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGINT');
  await gone;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
