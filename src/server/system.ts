import type { ServerType } from '@hono/node-server';
import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { CHECKPOINT_FILE } from '#audit/index.ts';
import { now } from '#kernel/clock.ts';
import { tellArchiveKept } from '#hotline/index.ts';
import { withActor } from '#kernel/actor.ts';
import { refuse } from '#kernel/errors.ts';
import { takeLock, type Lock } from '#kernel/lock.ts';
import { openMailer } from '#kernel/mail.ts';
import { prepareDataDir, startPostgres, type RunningPostgres } from '#kernel/postgres.ts';
import { dueForReview, loadContent, loadLanguages } from '#site/index.ts';
import { offerMail, offerPasskeys, setupStage } from '#staff/index.ts';
import { createKeyring, fitKeyring, keyring, loadKeyring, newHandCode, useKeyring } from '#vault/index.ts';
import { startArchive, type ArchiveReach, type Archiving } from './archive-beat.ts';
import { makeApps, type Face } from './app.ts';
import { eraseAgain, howFarBehind } from './backup/erase-again.ts';
import { sourceOf } from './backup/with-server.ts';
import { startBeat, type Beat } from './beats.ts';
import { startHouseBeats, type HouseBeats } from './beats-of-the-house.ts';
import { renewals } from './certificate.ts';
import { prepareCluster } from './cluster.ts';
import { registersOf, dataFolder, type Config } from './config.ts';
import { prepareDatabase, type Pools } from './database.ts';
import { openDemo, refuseRealData } from './demo/open.ts';
import type { DemoAccount } from './demo/seed.ts';
import { addressTelephones } from './demo/telephones.ts';
import { addressOf, closed, HERE, listen, listenHere, tryPort, useCertificate } from './listen.ts';
import { makeHub } from './live.ts';
import type { Log } from './log.ts';
import { makeMetrics, type Metrics } from './metrics.ts';
import { say } from './sentences.ts';
import { gaugesOf, makeReadiness, metricsApp } from './watched.ts';

/** A running Astra: where it listens, the code for its first run if that is still to come, and how to stop it. */
export type System = {
  /** Where the public page is, and where the desk is: one address unless the desk has a port of its own. */
  url: string;
  deskUrl: string;
  setupCode: string | null;
  pools: Pools;
  stop(): Promise<void>;
  /** Resolves when the database went away by itself, or an older one was put in its place. */
  databaseGone: Promise<'gone' | 'put-back'>;
};

const DATABASE = 'astra';
const MINUTE_MS = 60_000;

/** The demonstration: `begins` is told once folder and port are its own and its world can be made. */
export type Demo = { begins: () => void };

/**
 * Starts everything on one data folder: lock, PostgreSQL, keyring, migrations, pages, beats. Undoes what it began when a
 * step fails; a busy port is found before anything is made.
 */
export async function startSystem(
  config: Config,
  deskFolder: string,
  plainLog: Log,
  demo: Demo | null,
): Promise<System> {
  const undo: Undo = [];
  try {
    const records = await openRecords(config, plainLog, demo, undo);
    const { pools } = records;
    undo.push(() => pools.close());
    await openKeyring(config, pools);
    await eraseOfBefore(config, records, plainLog);
    if (demo) await refuseRealData(pools.app);
    const reach: ArchiveReach = { backup: null, written: null };
    const hub = makeHub();
    const metrics = makeMetrics(gaugesOf(pools, hub.size, config.archive && reach), say);
    const log = metrics.counting(plainLog);
    const archiving = await openArchive(config, records.own, log, reach);
    undo.push(() => archiving.stop());
    const older = Promise.withResolvers<'put-back'>();
    const putBack = () => older.resolve('put-back');
    const running = await startPages(config, pools, deskFolder, { log, hub, metrics, putBack }, demo !== null);
    undo.push(() => running.stop());
    records.tell(`${running.deskUrl}/desk`);
    const databaseGone = Promise.race([records.gone.then(() => 'gone' as const), older.promise]);
    return { ...running, pools, databaseGone, stop: () => unwind(undo) };
  } catch (error) {
    await unwind(undo);
    throw error;
  }
}

type Undo = (() => Promise<void>)[];

/** The opened database; `tell` leaves word where the program is to be found, `gone` resolves when the server went away. */
type OpenRecords = {
  pools: Pools;
  /** The server that came along, as its keeper reaches it. */
  own: RunningPostgres | null;
  gone: Promise<void>;
  tell(address: string): void;
};

async function openRecords(config: Config, log: Log, demo: Demo | null, undo: Undo): Promise<OpenRecords> {
  const { dataDir } = config;
  if (dataDir !== null) prepareDataDir(dataDir);
  const lock: Lock | null = dataDir === null ? null : takeLock(join(dataDir, 'astra.lock'));
  undo.push(async () => lock?.release());
  for (const { port } of facesOf(config)) await tryPort(config, port);
  if (config.metricsPort !== null) await tryPort(HERE, config.metricsPort);
  demo?.begins();
  const tell = (address: string) => lock?.tell(address);
  // A cluster that goes away comes back: its nodes wait for it.
  if (dataDir === null)
    return { pools: await prepareCluster(config.cluster), own: null, tell, gone: new Promise<void>(() => {}) };
  const postgres: RunningPostgres = await startPostgres({ dataDir, log: (line) => log.event(line) });
  undo.push(() => postgres.stop());
  const pools = await prepareDatabase({ ...where(postgres), superuser: postgres.superuser, database: DATABASE });
  return { pools, own: postgres, tell, gone: postgres.exited };
}

const where = (postgres: RunningPostgres) => ({ host: postgres.socketDir, port: postgres.port });

async function unwind(undo: Undo): Promise<void> {
  for (let step = undo.pop(); step; step = undo.pop()) await step();
}

/**
 * Loads the keyring, makes one for a new folder, and refuses one that does not fit the database (VAULT 3.5); also one that
 * knows an end of an audit where nothing is: its data are elsewhere, or were not put back to the end.
 */
async function openKeyring(config: Config, pools: Pools): Promise<void> {
  const fresh = !existsSync(config.keysDir);
  const known = await withActor(pools.app, null, (tx) => fitKeyring(tx, null));
  if (fresh && known) throw refuse('keyring-missing', 503, { folder: config.keysDir });
  if (!known && existsSync(join(config.keysDir, CHECKPOINT_FILE)))
    throw refuse('keys-without-data', 503, { folder: config.keysDir });
  const ring = fresh ? await createKeyring(config.keysDir) : await loadKeyring(config.keysDir);
  await withActor(pools.app, null, (tx) => fitKeyring(tx, ring));
  useKeyring(ring);
}

/**
 * An older copy of the data may have been put back by whatever way: what was erased since is erased again. A node without
 * the owner's address erases nothing, and does not serve such a copy: refuses `erasures-behind`.
 */
async function eraseOfBefore(config: Config, { own, pools }: OpenRecords, log: Log): Promise<void> {
  const owner = own ? { ...where(own), database: DATABASE, user: 'astra_owner' } : config.cluster?.owner;
  const folders = registersOf(config);
  if (!owner) {
    const { behind, cut: off } = await howFarBehind(pools, folders, keyring());
    if (behind) throw refuse('erasures-behind', 503);
    if (off > 0) log.event('erasures.not-whole', { holes: 0, unread: 0, cut: off });
    return;
  }
  const { again, apart, holes, unread, cut } = await eraseAgain(owner, folders, keyring(), 'house');
  if (again) log.event('erased.again', { records: again });
  if (apart) log.event('erasures.apart', { records: apart });
  if (holes + unread + cut > 0) log.event('erasures.not-whole', { holes, unread, cut });
}

/** It stops after the pages, so that what they wrote last is in it. */
async function openArchive(
  config: Config,
  own: RunningPostgres | null,
  log: Log,
  reach: ArchiveReach,
): Promise<Archiving> {
  if (own === null) return { stop: async () => undefined };
  return startArchive(sourceOf(dataFolder(config), config.keysDir, own), config.archive, log, reach);
}

type Watching = { log: Log; hub: ReturnType<typeof makeHub>; metrics: Metrics; putBack: () => void };

async function startPages(
  ...[config, pools, deskFolder, { log, hub, metrics, putBack }, demo]: [Config, Pools, string, Watching, boolean]
): Promise<Pick<System, 'url' | 'deskUrl' | 'setupCode' | 'stop'>> {
  const stage = await withActor(pools.app, null, (tx) => setupStage(tx));
  const setupCode = stage === 'done' ? null : newHandCode();
  const readiness = makeReadiness(pools);
  const content = loadContent(config.content);
  const languages = loadLanguages(config.content, content);
  const due = dueForReview(content, languages, now().toISOString().slice(0, 10));
  if (due.length > 0) log.event('content.review-due', { texts: due.join(' ') });
  offerMail(config.mail !== null);
  tellArchiveKept(config.archive !== null);
  offerPasskeys(config.passkeys);
  const mailer = config.mail && (await openMailer(config.mail));
  const cluster = config.cluster?.app ?? null;
  const beats: HouseBeats = await startHouseBeats({
    pools,
    hub,
    keysDir: config.keysDir,
    registers: registersOf(config),
    log,
    mailer,
    cluster,
    putBack,
  });
  let people: DemoAccount[] = [];
  const apps = makeApps({
    ...{ pools, hub, log, deskFolder, afterCommit: beats.afterCommit, setupCode: () => setupCode },
    ...{
      metrics,
      readiness,
      exitTo: config.exitTo,
      content: config.content,
      freeDisk: async () => (config.dataDir === null ? null : freePart(config.dataDir)),
      proxies: config.proxies,
      ...(demo ? { demo: () => people } : {}),
    },
  });
  const servers: ServerType[] = [];
  let renewing: Beat | null = null;
  const stop = async () => {
    readiness.stopping();
    await renewing?.stop();
    await Promise.all(servers.map(closed));
    await beats.stop();
  };
  try {
    if (demo) people = await openDemo(apps('both'), pools.app, dataFolder(config), setupCode);
    for (const { face, port } of facesOf(config)) servers.push(await listen(apps(face).fetch, config, port));
    if (config.metricsPort !== null)
      servers.push(await listenHere(metricsApp(metrics, readiness).fetch, config.metricsPort));
    renewing = renewCertificate(config, servers, log);
  } catch (error) {
    await stop();
    throw error;
  }
  const url = addressOf(config, config.port);
  const deskUrl = addressOf(config, config.deskPort ?? config.port);
  if (demo) addressTelephones(dataFolder(config), deskUrl);
  return { url, deskUrl, setupCode: demo ? null : setupCode, stop };
}

async function freePart(folder: string): Promise<number> {
  const { bavail, blocks } = await statfs(folder);
  return bavail / blocks;
}

/** A renewed certificate is taken within a minute, without a restart. */
function renewCertificate({ certificate }: Config, servers: ServerType[], log: Log): Beat | null {
  if (!certificate) return null;
  const look = renewals(certificate, (fresh) => servers.forEach((server) => useCertificate(server, fresh)), log);
  return startBeat('certificate', MINUTE_MS, async () => look(), log);
}

/** What answers on which port. */
function facesOf({ port, deskPort }: Config): { face: Face; port: number }[] {
  if (deskPort === null) return [{ face: 'both', port }];
  return [
    { face: 'site', port },
    { face: 'desk', port: deskPort },
  ];
}
