import type { BlockList } from 'node:net';
import { resolve } from 'node:path';
import type { Connection } from '#kernel/db.ts';
import { refuse } from '#kernel/errors.ts';
import { readMailSettings, type MailSettings } from '#kernel/mail.ts';
import type { PasskeySite } from '#vault/index.ts';
import type { Archive } from './backup/archive-keeper.ts';
import { recipientsFrom } from './backup/asked.ts';
import { checkout } from './checkout.ts';
import { readCertificate, type Certificate } from './certificate.ts';
import { readDeskAddress } from './desk-address.ts';
import { readDatabaseUrl } from './database-url.ts';
import { addressList, isLoopback } from './where.ts';

/** A PostgreSQL server of the keeper's own, as the app and, where the tables may be made from here, as the owner. */
export type Cluster = { app: Connection; owner: Connection | null };

/** Where the records are: in the data folder of the server that comes along, or in a cluster, where a node keeps nothing. */
type Records = { dataDir: string; cluster: null } | { dataDir: null; cluster: Cluster };

export type Config = Records & {
  keysDir: string;
  host: string;
  port: number;
  /** The desk's own port; null: the desk and the public page answer on the same one. */
  deskPort: number | null;
  /** Where measures of the running program are read, on this computer only; null: nowhere. */
  metricsPort: number | null;
  /** A folder of the keeper's own texts of the public site; null: those that come along. */
  content: string | null;
  /** Where somebody is taken who leaves the public site in a hurry. */
  exitTo: string;
  /** Served over TLS by the program itself. */
  certificate: Certificate | null;
  /** Proxies whose word on where a request came from is believed; nobody else's is. */
  proxies: BlockList;
  /** At which address passkeys work; null: nowhere, and nothing of them is offered. */
  passkeys: PasskeySite | null;
  /** Where mail is handed to; null: there is none, and nothing of it is offered. */
  mail: MailSettings | null;
  /** Where the log is kept from moment to moment; null: nowhere. */
  archive: Archive | null;
};

const SETTINGS = [
  'DATA',
  'OWNER_URL',
  'KEYS',
  'PORT',
  'HOST',
  'DESK_PORT',
  'DESK_ADDRESS',
  'CERT',
  'KEY',
  'PROXY',
  'MAIL',
  'MAIL_FROM',
  'METRICS_PORT',
  'EXIT',
  'CONTENT',
  'ARCHIVE',
  'RECIPIENTS',
  'PG_BIN',
];
/** What would take the demonstration, which everybody can sign in to, beyond this computer. */
const NOT_FOR_DEMO = ['ASTRA_PROXY', 'ASTRA_CERT', 'ASTRA_MAIL', 'ASTRA_DESK_ADDRESS', 'DATABASE_URL'];
/** What belongs to the server that comes along, and so contradicts one of the keeper's own. */
const NOT_WITH_CLUSTER = ['ASTRA_DATA', 'ASTRA_PG_BIN', 'ASTRA_ARCHIVE'];

/**
 * Settings from the environment. `fallback` names the data folder where `ASTRA_DATA` does not. Refuses what it does
 * not know, what contradicts itself, and any way to be reached from elsewhere without encryption; the demonstration,
 * whose doors are open, stays on this computer.
 */
export function readConfig(env: NodeJS.ProcessEnv, fallback: string, demo = false): Config {
  refuseUnknown(env);
  const named = env['ASTRA_PROXY'] ? env['ASTRA_PROXY'].split(',').map((entry) => entry.trim()) : [];
  const proxies = addressList(named);
  if (!proxies) throw refuse('bad-proxy', 503);
  const host = env['ASTRA_HOST'] || '127.0.0.1';
  const certificate = readCertificate(env['ASTRA_CERT'], env['ASTRA_KEY']);
  const here = isLoopback(host);
  if (demo && (!here || NOT_FOR_DEMO.some((name) => env[name]))) throw refuse('demo-stays-here', 503);
  const places = readPlaces(env, fallback);
  if (!here && !certificate && named.length === 0) throw refuse('host-not-loopback', 503);
  const port = readPort('ASTRA_PORT', env['ASTRA_PORT'] || '7116');
  const deskPort = env['ASTRA_DESK_PORT'] ? readPort('ASTRA_DESK_PORT', env['ASTRA_DESK_PORT']) : null;
  if (deskPort === port) throw refuse('same-port', 503, { port });
  const metricsPort = env['ASTRA_METRICS_PORT'] ? readPort('ASTRA_METRICS_PORT', env['ASTRA_METRICS_PORT']) : null;
  if (metricsPort === port || (metricsPort !== null && metricsPort === deskPort))
    throw refuse('metrics-same-port', 503, { port: metricsPort });
  const local = here && !certificate && named.length === 0 ? (deskPort ?? port) : null;
  const passkeys = readDeskAddress(env['ASTRA_DESK_ADDRESS'], local);
  const mail = readMailSettings(env['ASTRA_MAIL'], env['ASTRA_MAIL_FROM']);
  const exitTo = readExit(env['ASTRA_EXIT'] || WEATHER);
  const archive = readArchiveSettings(env, places.dataDir);
  const content = env['ASTRA_CONTENT'] ? resolve(checkout, env['ASTRA_CONTENT']) : null;
  const reached = { host, port, deskPort, metricsPort, certificate, proxies, passkeys };
  return { ...places, ...reached, exitTo, content, mail, archive };
}

/** Not inside the data folder: what is to outlive it must lie elsewhere, on another disk. */
function readArchiveSettings(env: NodeJS.ProcessEnv, dataDir: string | null): Archive | null {
  const [named, to] = [env['ASTRA_ARCHIVE'], env['ASTRA_RECIPIENTS']];
  if (!named && !to) return null;
  if (!named || !to) throw refuse('archive-half', 503);
  const folder = resolve(checkout, named);
  if (dataDir !== null && `${folder}/`.startsWith(`${dataDir}/`)) throw refuse('archive-in-data', 503);
  return { folder, recipients: recipientsFrom(to) };
}

/** The data folder, for what is done to one. Refuses `cluster-no-folder` where the records are in a cluster. */
export function dataFolder({ dataDir }: Config): string {
  if (dataDir === null) throw refuse('cluster-no-folder', 400);
  return dataDir;
}

/** Where the records and the keys are: two folders, or a cluster and the folder of keys that all its nodes share. */
function readPlaces(env: NodeJS.ProcessEnv, fallback: string): Records & { keysDir: string } {
  const cluster = readCluster(env);
  if (cluster) {
    const stray = NOT_WITH_CLUSTER.find((name) => env[name]);
    if (stray) throw refuse('setting-not-with-cluster', 503, { name: stray });
    if (!env['ASTRA_KEYS']) throw refuse('cluster-keys-needed', 503);
    return { dataDir: null, cluster, keysDir: resolve(checkout, env['ASTRA_KEYS']) };
  }
  const dataDir = resolve(checkout, env['ASTRA_DATA'] || fallback);
  const keysDir = resolve(checkout, env['ASTRA_KEYS'] || `${dataDir}.keys`);
  if (`${keysDir}/`.startsWith(`${dataDir}/`)) throw refuse('keys-in-data', 503);
  return { dataDir, keysDir, cluster };
}

function readCluster(env: NodeJS.ProcessEnv): Cluster | null {
  const [app, owner] = [env['DATABASE_URL'], env['ASTRA_OWNER_URL']];
  if (!app && owner) throw refuse('owner-url-alone', 503);
  if (!app) return null;
  return {
    app: readDatabaseUrl('DATABASE_URL', app, 'astra_app'),
    owner: owner ? readDatabaseUrl('ASTRA_OWNER_URL', owner, 'astra_owner') : null,
  };
}

/** The state's weather service: an everyday page that shows nothing of whoever opens it. */
const WEATHER = 'https://www.hidmet.gov.rs/';

function readExit(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !['https:', 'http:'].includes(url.protocol) || url.username || url.password)
    throw refuse('bad-exit', 503);
  return url.href;
}

/** A misspelt setting would be passed over in silence, and the program would be less safe than its keeper believes. */
function refuseUnknown(env: NodeJS.ProcessEnv): void {
  const known = new Set(SETTINGS.map((name) => `ASTRA_${name}`));
  const name = Object.keys(env).find((key) => key.startsWith('ASTRA_') && !known.has(key));
  if (name) throw refuse('setting-unknown', 503, { name: name.slice(0, 60), known: [...known].join(', ') });
}

function readPort(name: string, text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw refuse('bad-port', 503, { name });
  return port;
}

/** Where registers of erasures lie: beside the keyring, and beside the archive where one is kept. */
export const registersOf = ({ keysDir, archive }: Config) => [keysDir, ...(archive ? [archive.folder] : [])];
