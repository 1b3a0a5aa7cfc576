import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, globSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPool, run, sql, type Pool } from '#kernel/db.ts';
import { chooseAccount } from '../kernel/postgres/account.ts';
import { giveTo } from '../kernel/postgres/folders.ts';
import { launch } from '../kernel/postgres/launch.ts';
import { readPidFile } from '../kernel/postgres/pid-file.ts';
import type { Programs } from '../kernel/postgres/programs.ts';
import { freePort, until } from './child-program.ts';

const INSTALLED = '/usr/lib/postgresql/15/bin';
/** The server, and of its libraries those a small machine may lack. Debian 12's names. */
const PACKAGES =
  'postgresql-15 postgresql-client-15 libpq5 libicu72 libldap-2.5-0 libsasl2-2 libxml2 libgssapi-krb5-2 libkrb5-3 ' +
  'libk5crypto3 libkrb5support0 libkeyutils1 libcom-err2 libssl3 libuuid1 libpam0g libselinux1 libzstd1 liblz4-1 ' +
  'libsystemd0 zlib1g libgcrypt20 libgpg-error0 libcap2 liblzma5 libpcre2-8-0 libaudit1 libcap-ng0';

/** A PostgreSQL 15 as Debian ships it, over TCP on this computer with passwords, as a cluster's keeper would run it. */
export type Postgres15 = {
  /** The address of a role on a database of it. */
  url(role: string, database: string): string;
  /** Makes an empty database that `astra_owner` owns, as docs/running.md asks of the keeper. */
  makeDatabase(name: string): Promise<void>;
  /** As its superuser, on one of its databases. */
  superuser(database: string): Pool;
  /** Breaks every connection and is there again, as after a change of leader. */
  restart(): Promise<void>;
  stop(): Promise<void>;
};

const PASSWORDS: Record<string, string> = { astra_owner: 'vlasnik baze', astra_app: 'program u bazi' };

/** Starts one in a folder of its own; downloaded and unpacked, not installed, where the machine has none. */
export async function startPostgres15(): Promise<Postgres15> {
  const folder = mkdtempSync(join(tmpdir(), 'astra-pg15-'));
  chmodSync(folder, 0o711);
  const account = chooseAccount();
  const programs = findPrograms15(folder);
  const data = join(folder, 'data');
  mkdirSync(data, { mode: 0o700 });
  giveTo(account, data);
  const logFile = join(folder, 'log');
  const auth = ['--auth-local=trust', '--auth-host=scram-sha-256', '--username=postgres', '--encoding=UTF8'];
  const made = await launch(programs, 'initdb', ['-D', data, '--locale=C', ...auth], account, logFile).ended;
  if (made !== 0) throw new Error(`PostgreSQL 15 made no cluster, see ${logFile}`);
  const port = await freePort();
  const settings = { listen_addresses: '127.0.0.1', port, unix_socket_directories: data, fsync: 'off', jit: 'off' };
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const start = async () => {
    const started = launch(programs, 'postgres', ['-D', data, ...args], account, logFile);
    await until('PostgreSQL 15 takes connections', () => (readPidFile(data)?.status === 'ready') === true);
    return started;
  };
  let server = await start();
  const halt = async () => {
    server.child.kill('SIGINT');
    await server.ended;
  };
  const superuser = (database: string) => openPool({ host: data, port, database, user: 'postgres', max: 1 });
  return {
    superuser,
    url: (role, database) =>
      `postgres://${role}:${encodeURIComponent(PASSWORDS[role] ?? '')}@127.0.0.1:${port}/${database}`,
    makeDatabase: async (name) => {
      const admin = superuser('postgres');
      await ensureOwner(admin);
      await run(admin, sql`create database ${sql.id(name)} owner astra_owner`);
      await admin.destroy();
    },
    restart: async () => {
      await halt();
      server = await start();
    },
    stop: async () => {
      await halt();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function ensureOwner(admin: Pool): Promise<void> {
  await run(
    admin,
    sql`do $$ begin if not exists (select from pg_roles where rolname = 'astra_owner') then
      create role astra_owner login createrole; end if; end $$`,
  );
  await run(admin, sql`alter role astra_owner password ${sql.lit(PASSWORDS['astra_owner'] ?? '')}`);
}

/** The programs of this machine's own PostgreSQL 15, or of Debian's packages, unpacked under the folder. */
function findPrograms15(folder: string): Programs {
  const plain = { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C' };
  const rest = { release: '15', major: 15, origin: 'debian' };
  if (existsSync(join(INSTALLED, 'postgres'))) return { bin: INSTALLED, env: plain, ...rest };
  const root = join(folder, 'root');
  unpackInto(root, join(folder, 'packages'));
  const libraries = globSync(['usr/lib/*-linux-gnu', 'lib/*-linux-gnu'], { cwd: root }).map((each) => join(root, each));
  return { bin: join(root, INSTALLED), env: { ...plain, LD_LIBRARY_PATH: libraries.join(':') }, ...rest };
}

/** Fetches with lists of its own, so that neither root nor an earlier `apt-get update` is needed. */
function unpackInto(root: string, packages: string): void {
  for (const each of [root, join(packages, 'lists', 'partial'), join(packages, 'cache')])
    mkdirSync(each, { recursive: true });
  writeFileSync(join(packages, 'status'), '');
  const own = [`Dir::State::Lists=${packages}/lists`, `Dir::Cache=${packages}/cache`, 'APT::Sandbox::User='];
  const options = own.flatMap((option) => ['-o', option]);
  command('apt-get', [...options, '-qq', 'update'], packages);
  command('apt-get', [...options, '-qq', 'download', ...PACKAGES.split(' ')], packages);
  for (const each of globSync('*.deb', { cwd: packages }))
    command('dpkg', ['-x', join(packages, each), root], packages);
}

function command(name: string, args: string[], cwd: string): void {
  const { status, stderr, error } = spawnSync(name, args, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${name} failed: ${error?.message ?? stderr}`);
}
