import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { refuse } from '#kernel/errors.ts';

export const checkout = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

export type Config = {
  dataDir: string;
  keysDir: string;
  host: string;
  port: number;
};

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

/**
 * Settings from the environment. `fallback` names the data folder where `ASTRA_DATA` does not.
 * Refuses `bad-port` and, until certificates can be given, any `ASTRA_HOST` beyond loopback.
 */
export function readConfig(env: NodeJS.ProcessEnv, fallback: string): Config {
  const dataDir = resolve(checkout, env['ASTRA_DATA'] || fallback);
  const keysDir = resolve(checkout, env['ASTRA_KEYS'] || `${dataDir}.keys`);
  if (`${keysDir}/`.startsWith(`${dataDir}/`)) throw refuse('keys-in-data', 503);
  const host = env['ASTRA_HOST'] || '127.0.0.1';
  if (!LOOPBACK.has(host)) throw refuse('host-not-loopback', 503);
  return { dataDir, keysDir, host, port: readPort(env['ASTRA_PORT'] || '7116') };
}

function readPort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw refuse('bad-port', 503);
  return port;
}
