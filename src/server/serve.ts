import { buildDesk } from './build-desk.ts';
import { dataFolder, readConfig } from './config.ts';
import { telephoneFile } from './demo/telephones.ts';
import { endOnUncaught, makeLog } from './log.ts';
import { say } from './sentences.ts';
import { startSystem, type System } from './system.ts';

/** `astra serve`: starts everything on the data folder and says where it is. Stays until it is told to stop. */
export async function serve(): Promise<void> {
  await start('data', false);
}

/** `astra demo`: the same with an invented organisation on a folder of its own, and a sign-in tile per role. */
export async function demo(): Promise<void> {
  await start('data-demo', true);
}

async function start(folder: string, asDemo: boolean): Promise<void> {
  const config = readConfig(process.env, folder, asDemo);
  const log = makeLog((line) => console.error(line));
  endOnUncaught(log);
  const deskFolder = await buildDesk(() => console.log(say('server.start.building')));
  const begins = () => console.log(say('server.start.demo'));
  const system = await startSystem(config, deskFolder, log, asDemo ? { begins } : null);
  // Before it says how to stop it: who is quick would otherwise end it in the middle of everything.
  const told = toldToStop();
  const ready = say('server.start.ready', { site: `${system.url}/`, desk: `${system.deskUrl}/desk` });
  const code = system.setupCode && say('server.start.setup-code', { code: grouped(system.setupCode) });
  // One write: whoever waits for the first line has the second too.
  console.log(code ? `${code}\n${ready}` : ready);
  if (asDemo) console.log(say('server.start.demo-ring', { file: telephoneFile(dataFolder(config), 'sos') }));
  await stayUntilTold(system, told);
}

/** The setup code as it is easier read and typed: in fours. */
function grouped(code: string): string {
  return (code.match(/.{1,4}/g) ?? []).join('-');
}

/** Resolves at a signal, or when the launcher goes away. */
function toldToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
    process.once('disconnect', () => resolve());
  });
}

/** Stays until it is told to stop or the database goes away, and shuts down in order. */
async function stayUntilTold(system: System, told: Promise<void>): Promise<void> {
  const why = await Promise.race([told, system.databaseGone]);
  await system.stop();
  if (why) {
    console.error(say(`server.database-${why}`));
    process.exitCode = 1;
  } else console.log(say('server.stopped'));
  // A screen that was listening may still hold a timer; everything that matters is closed.
  process.exit();
}
