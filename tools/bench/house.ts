import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join as joinPath } from 'node:path';
import { openPools, type Pools } from '../../src/server/database.ts';
import { loadKeyring, useKeyring } from '../../src/vault/index.ts';
import { actorOf } from '../../src/testing/actor.ts';
import { confirmQuorum, found, join, signIn, type Person } from '../../src/testing/cast.ts';
import { makeInstallation, parentOf, type ChildProgram, type Installation } from '../../src/testing/child-program.ts';
import type { StaffActor } from '../../src/staff/index.ts';

/** A throw-away installation with three colleagues, its program running in processes of its own. */
export type House = {
  installation: Installation;
  program: ChildProgram;
  /** Straight to the database, for filling it and for asking its sizes. */
  pools: Pools;
  line: string;
  operator: Person;
  lead: Person;
  worker: Person;
};

/** Sets an organisation up through its interface, as on the first day. */
export async function openHouse(): Promise<House> {
  const installation = await makeInstallation();
  const program = await installation.start();
  const { director, lines } = await found(program, { answersCalls: true });
  await confirmQuorum(director);
  const line = lines[0]?.id ?? '';
  const operator = await join(program, director, { name: 'Milica Stanojev', roles: ['operator'], lines: [line] });
  const lead = await join(program, director, { name: 'Jelena Kostić', roles: ['lead', 'operator'], lines: [line] });
  const worker = await join(program, director, { name: 'Olivera Rac', roles: ['case_worker'] });
  useKeyring(await loadKeyring(installation.keysDir));
  const pools = poolsOf(installation);
  return { installation, program, pools, line, operator, lead, worker };
}

/** Pools of the program's own roles, on the socket its PostgreSQL names in its process file. */
function poolsOf({ dataDir }: Installation): Pools {
  const [, , , port, host] = readFileSync(joinPath(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n');
  return openPools({ host: host ?? '', port: Number(port), database: 'astra' });
}

/** Stops the program in order and starts it again on the same folder; `firstPage`: until it answers. All sign in afresh. */
export async function restart(house: House): Promise<{ house: House; firstPage: number }> {
  await house.pools.close();
  process.kill(house.program.pid, 'SIGTERM');
  await house.program.gone;
  const began = performance.now();
  const program = await house.installation.start();
  await program.request('/');
  const firstPage = performance.now() - began;
  const again = async (person: Person): Promise<Person> => ({ ...person, browser: await signIn(program, person) });
  const [operator, lead, worker] = [await again(house.operator), await again(house.lead), await again(house.worker)];
  return { house: { ...house, program, pools: poolsOf(house.installation), operator, lead, worker }, firstPage };
}

/** Who sits at a browser, with her keys, for filling the house below its interface. */
export function actorIn(house: House, person: Person): Promise<StaffActor> {
  return actorOf(house, person);
}

/** Ends everything and removes the folder. */
export async function closeHouse(house: House): Promise<void> {
  await house.pools.close();
  house.program.kill();
  await house.program.gone;
  await house.installation.remove();
}

/** What the database's processes hold together: what they share is counted once. 0 where the system does not say. */
export function memoryOfDatabase({ postgresPid }: ChildProgram): number {
  const all = existsSync('/proc') ? readdirSync('/proc').filter((name) => /^\d+$/.test(name)) : [];
  const its = all.map(Number).filter((pid) => pid === postgresPid || parentOf(pid) === postgresPid);
  return its.reduce((sum, pid) => sum + sharedOut(pid), 0);
}

function sharedOut(pid: number): number {
  try {
    return Number(/^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    // It has ended meanwhile, or is somebody else's to look into.
    return 0;
  }
}

/** Memory a process holds now, in megabytes; 0 where the system does not say. */
export function memoryOf(pid: number): number {
  const file = `/proc/${pid}/status`;
  if (!existsSync(file)) return 0;
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(file, 'utf8'))?.[1] ?? 0) / 1024;
}
