import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { refuse } from '#kernel/errors.ts';
import { locales, type Locale } from '#kernel/words.ts';

/** What stands behind `astra match`. */
export type MatchAsked = {
  files: string[];
  truth: string | null;
  without: string[];
  /** `COLUMN=KIND`, as written. */
  kinds: string[];
  out: string | null;
  lang: Locale | null;
  json: boolean;
  /** Null: as the files look. */
  oneToOne: boolean | null;
};

/** How the command is typed; the same in every language. */
const HOW =
  'astra match A.csv [B.csv] [--truth COLUMN] [--without COLUMN,...] [--kind COLUMN=KIND] [--one-to-one yes|no] ' +
  '[--out FILE] [--lang sr-Latn|sr-Cyrl|en] [--json]';

/**
 * Reads the words behind `astra match`. Refuses `match-how`, and an output
 * that is there already (`match-out`) or cannot be written (`match-not-written`), before the work is done for nothing.
 */
export function readMatchAsked(args: string[]): MatchAsked {
  const { values, positionals: files } = parsed(args);
  const [lang, oneToOne, out = null] = [values.lang ?? null, values['one-to-one'] ?? null, values.out ?? null];
  if (files.length < 1 || files.length > 2) throw refuse('match-how', 400, { how: HOW });
  if (lang !== null && !isLocale(lang)) throw refuse('match-how', 400, { how: HOW });
  if (oneToOne !== null && oneToOne !== 'yes' && oneToOne !== 'no') throw refuse('match-how', 400, { how: HOW });
  if (out !== null && existsSync(out)) throw refuse('match-out', 409, { file: out });
  if (out !== null && !existsSync(dirname(out))) throw refuse('match-not-written', 400, { file: out });
  return {
    ...{ files, out, lang, json: values.json, kinds: values.kind, truth: values.truth ?? null },
    without: values.without.flatMap((each) => each.split(',')).map((each) => each.trim()),
    oneToOne: oneToOne === null ? null : oneToOne === 'yes',
  };
}

function parsed(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        truth: { type: 'string' },
        without: { type: 'string', multiple: true, default: [] },
        kind: { type: 'string', multiple: true, default: [] },
        out: { type: 'string' },
        lang: { type: 'string' },
        json: { type: 'boolean', default: false },
        'one-to-one': { type: 'string' },
      },
    });
  } catch {
    throw refuse('match-how', 400, { how: HOW });
  }
}

const isLocale = (text: string): text is Locale => (locales as readonly string[]).includes(text);
