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

/** How far the archive reaches, as far as this program has seen: its last backup, and what was written last. */
export type ArchiveReach = { backup: Date | null; written: Date | null };

/**
 * Begins to keep the archive, if there is to be one; where there is none, nothing is kept back for it any more. `reach`
 * is kept up to date.
 */
export async function startArchive(
  source: Source,
  archive: Archive | null,
  log: Log,
  reach: ArchiveReach,
): Promise<Archiving> {
  if (!archive) {
    const session = await openSession(source.address);
    await leaveLog(session).finally(() => session.close());
    return { stop: async () => undefined };
  }
  if (onOneDisk(source.cluster, archive.folder))
    console.error(say('server.archive.same-disk', { folder: archive.folder }));
  const stopping = new AbortController();
  const told: Told = {
    done: (what, facts) => log.event(`archive.${what}`, facts),
    reached: (archived) => void Object.assign(reach, archived),
  };
  return beatArchive(keepArchive(source, archive, told, stopping.signal), archive.folder, log, stopping);
}

/**
 * Lets a keeper work again and again, and once more when it is stopped. What goes wrong is said once, on the terminal and
 * in the log, and tried again; so is that it goes on. Only what succeeded counts as done.
 */
export function beatArchive(keeper: Keeper, folder: string, log: Log, stopping: AbortController): Archiving {
  const carefully = sayChanges(folder, log);
  const beat = startBeat('archive', EVERY_MS, () => carefully(keeper.beat), { ...log, done: () => undefined });
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

function sayChanges(folder: string, log: Log): (work: Keeper['beat']) => Promise<void> {
  let failing: string | null = null;
  return async (work) => {
    const why = await work().then(
      () => null,
      (error: unknown) => {
        if (!(error instanceof Refusal)) log.defect(error, 'archive');
        return error instanceof Refusal ? error.code : 'defect';
      },
    );
    if (why === null) log.done('archive');
    if (why === failing) return;
    failing = why;
    log.event(why === null ? 'archive.again' : 'archive.failed', why === null ? {} : { why });
    console.error(say(why === null ? 'server.archive.again' : 'server.archive.failed', { folder }));
  };
}
