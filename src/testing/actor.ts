import type { Call } from '#kernel/route.ts';
import { authenticate, readMatrixTable, roleMatrix, type StaffActor } from '#staff/index.ts';
import type { Person } from './cast.ts';
import type { Program } from './program.ts';

/** Who sits at this browser, with her keys: for tests that ask below the routes. */
export async function actorOf(
  program: Pick<Program, 'pools'>,
  { browser }: Pick<Person, 'browser'>,
): Promise<StaffActor> {
  const call = { cookie: (name: string) => browser.cookies.get(name) } as Call;
  const matrix = roleMatrix(readMatrixTable());
  const actor = await authenticate(program.pools.app, call, () => undefined, matrix);
  if (!actor) throw new Error('nobody is signed in at this browser');
  return actor;
}
