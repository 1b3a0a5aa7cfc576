import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { refuse } from '#kernel/errors.ts';
import { newIdentity, readIdentities, readRecipients } from '#vault/index.ts';

/** Reads a command's words; `how` is told where they are not understood. Refuses `backup-how`. */
export function readWords<T extends NonNullable<ParseArgsConfig['options']>>(args: string[], options: T, how: string) {
  try {
    return parseArgs({ args, allowPositionals: true, options });
  } catch {
    throw refuse('backup-how', 400, { how });
  }
}

/** Recipients as they were given: themselves, with commas between, or the name of a file with one a line. */
export function recipientsFrom(given: string): string[] {
  return readRecipients(existsSync(given) ? readFileSync(given, 'utf8') : given);
}

/** The identities of a file. Refuses `identity-unfit`. */
export function identitiesFrom(file: string): string[] {
  if (!existsSync(file)) throw refuse('identity-unfit', 400);
  return readIdentities(readFileSync(file, 'utf8'));
}

/** Makes an identity, writes it to a file that was not there, for its owner alone, and tells its recipient. */
export async function makeIdentity(file: string): Promise<string> {
  const { identity, recipient } = await newIdentity();
  try {
    writeFileSync(file, `# ${recipient}\n${identity}\n`, { flag: 'wx', mode: 0o600, flush: true });
  } catch {
    throw refuse('archive-not-written', 400, { file });
  }
  return recipient;
}
