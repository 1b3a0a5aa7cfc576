import { statSync } from 'node:fs';
import { Refusal } from '#kernel/errors.ts';
import { startBeat } from './beats.ts';
import { keepArchive, type Archive, type Keeper, type Told } from './backup/archive-keeper.ts';
import type { Source } from './backup/base.ts';
import { leaveLog, openSession } from './backup/store.ts';
import type { Log } from './log.ts';
import { say } from './sentences.ts';

const EVERY_MS = 10_000;

/** Keeps the archive as long as the program runs. */
export type Archiving = { stop(): Promise<void> };

/**
 * Begins to keep the archive, if there is to be one; where there is none, nothing is kept back for it any more. What
 * goes wrong is said once, on the terminal and in the log, and tried again; so is that it goes on.
 */
export async function startArchive(source: Source, archive: Archive | null, log: Log): Promise<Archiving> {
  if (!archive) {
    const session = await openSession(source.address);
    await leaveLog(session).finally(() => session.close());
    return { stop: async () => undefined };
  }
  if (onOneDisk(source.cluster, archive.folder))
    console.error(say('server.archive.same-disk', { folder: archive.folder }));
  const stopping = new AbortController();
  const told: Told = (what, facts) => log.event(`archive.${what}`, facts);
  const keeper = keepArchive(source, archive, told, stopping.signal);
  const carefully = sayChanges(archive, log);
  const beat = startBeat('archive', EVERY_MS, () => carefully(keeper.beat), log);
  return {
    stop: async () => {
      stopping.abort();
      await beat.stop();
      await carefully(keeper.finish);
    },
  };
}

/** Then the archive is lost with the data, or its own disk is not there. */
function onOneDisk(cluster: string, folder: string): boolean {
  return statSync(folder, { throwIfNoEntry: false })?.dev === statSync(cluster).dev;
}

function sayChanges({ folder }: Archive, log: Log): (work: Keeper['beat']) => Promise<void> {
  let failing: string | null = null;
  return async (work) => {
    const why = await work().then(
      () => null,
      (error: unknown) => {
        if (!(error instanceof Refusal)) log.defect(error, 'archive');
        return error instanceof Refusal ? error.code : 'defect';
      },
    );
    if (why === failing) return;
    failing = why;
    log.event(why === null ? 'archive.again' : 'archive.failed', why === null ? {} : { why });
    console.error(say(why === null ? 'server.archive.again' : 'server.archive.failed', { folder }));
  };
}
