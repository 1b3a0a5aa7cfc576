import { refuse } from '#kernel/errors.ts';
import { defaultZone, fromZoned } from '#kernel/format.ts';
import { dataFolder, readConfig, type Config } from '../config.ts';
import { say, sayDay, sayMoment } from '../sentences.ts';
import type { ErasedAgain } from './erase-again.ts';
import { identitiesFrom, readWords } from './asked.ts';
import { restore, type Restored } from './restore.ts';
import { chooseFrom, isArchiveFolder } from './sets.ts';

const HOW = 'astra restore ARCHIVE --identity FILE [--until TIME] [--json]';

/**
 * `astra restore ARCHIVE --identity FILE`: puts a backup, or a kept archive up to its end or to a moment, into an empty
 * data folder, and proves that it is whole.
 */
export async function restoreCommand(args: string[]): Promise<void> {
  const options = {
    identity: { type: 'string' },
    until: { type: 'string' },
    json: { type: 'boolean', default: false },
  } as const;
  const { values, positionals } = readWords(args, options, HOW);
  const [file, ...more] = positionals;
  if (!file || more.length > 0 || !values.identity) throw refuse('backup-how', 400, { how: HOW });
  const identities = identitiesFrom(values.identity);
  const config = readConfig(process.env, 'data');
  const folders = { dataDir: dataFolder(config), keysDir: config.keysDir };
  const wanted = { identities, registers: archiveOf(config), ...chosen(file, readUntil(values.until)) };
  const restored = await restore(folders, wanted, (step) => console.error(say(`server.restore.step.${step}`)));
  const words = isArchiveFolder(file) ? 'server.restore.done-log' : 'server.restore.done';
  sayRestored(restored, { folder: folders.dataDir, words, json: values.json });
}

/** A register of erasures lies beside the archive too, whichever copy is put back. */
export const archiveOf = ({ archive }: Pick<Config, 'archive'>) => (archive ? [archive.folder] : []);

function chosen(path: string, until: Date | null) {
  if (isArchiveFolder(path)) return { until, ...chooseFrom(path, until) };
  if (until !== null) throw refuse('until-needs-folder', 400);
  return { file: path, pieces: [], until };
}

/** A moment as it is typed: day and time of the house (`2026-11-23T14:30`), or with a zone behind. */
export function readUntil(text: string | undefined): Date | null {
  if (text === undefined) return null;
  const local = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d)[:.](\d\d)(?:[:.](\d\d))?$/
    .exec(text)
    ?.slice(1)
    .map((part) => Number(part ?? 0));
  if (!local && !/(Z|[+-]\d\d:?\d\d)$/.test(text)) throw refuse('until-unread', 400);
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = local ?? [];
  const at = local ? fromZoned({ year, month, day, hour, minute, second }, defaultZone) : new Date(text);
  const [begins] = text.split(/[T ]/);
  if (Number.isNaN(at.getTime()) || !isDay(begins ?? '') || hour > 23 || minute > 59 || second > 59)
    throw refuse('until-unread', 400);
  return at;
}

/** How many were erased again; or that there was nothing to tell what was erased since the copy was made. */
export function sayErased({ known, newest, again, apart, holes, unread, cut }: ErasedAgain): void {
  if (holes + unread > 0) console.log(say('server.restore.register-not-whole', { holes, unread }));
  if (cut > 0) console.log(say('server.restore.register-cut', { cut }));
  if (apart > 0) console.log(say('server.restore.erasures-apart', { apart }));
  if (newest === null) return console.log(say('server.restore.no-register'));
  const told = { known, day: sayDay(newest) };
  if (again === null) return console.log(say('server.restore.erased-later', told));
  console.log(say('server.restore.erased', { ...told, again }));
}

/** That the passkeys are gone, and what else may have come back with the copy. */
export function sayPasskeys(passkeys: number): void {
  if (passkeys > 0) console.log(say('server.restore.passkeys', { passkeys }));
}

/** The thirtieth of February would become a day in March without a word. */
function isDay(text: string): boolean {
  const at = /^\d{4}-\d\d-\d\d$/.test(text) ? new Date(`${text}T00:00:00Z`) : null;
  return at !== null && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

type Saying = { folder: string; words: string; json: boolean };

function sayRestored(restored: Restored, { folder, words, json }: Saying): void {
  if (json) return console.log(JSON.stringify({ folder, ...restored }));
  const { erased, passkeys, ...told } = restored;
  console.log(say(words, { folder, ...told, at: sayMoment(told.at) }));
  sayPasskeys(passkeys);
  sayErased(erased);
}
