import { emptyTally, sumTallies, type Tally } from './tally.ts';

/** A server to share: what its users must know to reach it, and how to end it. */
export type Shared = { folder: string; stop(): Promise<void> } & Record<string, unknown>;

/** By this name every test process finds the shared server (`src/testing/database.ts`). */
export const SHARED = 'ASTRA_TEST_DATABASE';

/**
 * Runs `work` with one PostgreSQL for all test files, named in the environment they inherit. One that does not start
 * is a failure, told with its error, and `work` is told that it is not there.
 */
export async function withSharedDatabase(
  start: () => Promise<Shared>,
  work: (served: boolean) => Promise<Tally>,
): Promise<Tally> {
  let server: Shared;
  try {
    server = await start();
  } catch (error) {
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    const failure = { file: 'shared database', name: 'it did not start', message };
    return sumTallies([{ ...emptyTally, failures: [failure] }, await work(false)]);
  }
  const { stop, ...address } = server;
  process.env[SHARED] = JSON.stringify(address);
  try {
    return await work(true);
  } finally {
    Reflect.deleteProperty(process.env, SHARED);
    await stop();
  }
}
