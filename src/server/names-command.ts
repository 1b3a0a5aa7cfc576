import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { refuse } from '#kernel/errors.ts';
import { locales, type Locale } from '#kernel/words.ts';
import { readPairs, tryPairs, type BadRow, type PairFigures, type PairReport } from '#people/commands.ts';
import { say, speakIn } from './sentences.ts';

/** How the command is typed; the same in every language. */
const HOW = 'astra names PAIRS.tsv [--lang sr-Latn|sr-Cyrl|en] [--json]';
/** So many refused rows are named one by one. */
const NAMED = 20;

/**
 * `astra names PAIRS.tsv`: scores pairs of names by the likeness of the name model, and says how well it parts one
 * name from two. The search orders by the same likeness, word by word. Columns a, b, same (1 or 0), note; a note with
 * the word "hard" is left out under `easy`.
 * Refuses `names-how`, `names-file`, `names-columns`, `names-none`.
 */
export async function namesCommand(args: string[]): Promise<void> {
  const { file, json, lang } = readAsked(args);
  if (lang) speakIn(lang);
  const read = readPairs(textOf(file));
  if (!read) throw refuse('names-columns', 400, { file });
  sayBad(file, read.bad);
  if (!read.pairs.some(({ same }) => same) || read.pairs.every(({ same }) => same)) throw refuse('names-none', 400);
  const began = performance.now();
  const report = tryPairs(read.pairs, (done) =>
    console.error(say('people.names.step', { done, count: read.pairs.length })),
  );
  const seconds = (performance.now() - began) / 1000;
  sayReport(report, { pairs: read.pairs.length, seconds }, json);
}

function readAsked(args: string[]): { file: string; json: boolean; lang: Locale | null } {
  const { values, positionals } = parsed(args);
  const [file, ...more] = positionals;
  const lang = values.lang ?? null;
  if (!file || more.length > 0 || (lang !== null && !isLocale(lang))) throw refuse('names-how', 400, { how: HOW });
  return { file, json: values.json, lang };
}

function parsed(args: string[]) {
  const options = { lang: { type: 'string' }, json: { type: 'boolean', default: false } } as const;
  try {
    return parseArgs({ args, allowPositionals: true, options });
  } catch {
    throw refuse('names-how', 400, { how: HOW });
  }
}

const isLocale = (text: string): text is Locale => (locales as readonly string[]).includes(text);

function textOf(file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  } catch {
    throw refuse('names-file', 400, { file });
  }
}

function sayBad(file: string, bad: readonly BadRow[]): void {
  for (const { line, reason } of bad.slice(0, NAMED)) console.error(say(`people.names.bad.${reason}`, { file, line }));
  if (bad.length > NAMED) console.error(say('people.names.bad.more', { file, count: bad.length - NAMED }));
}

type Extent = { pairs: number; seconds: number };

function sayReport(report: PairReport, { pairs, seconds }: Extent, json: boolean): void {
  const { easy, ...all } = report;
  if (json) return console.log(JSON.stringify({ ...all, easy, pairs, seconds: Number(seconds.toFixed(3)) }));
  console.log(say('people.names.measured', { ...shown(all), pairs, seconds: seconds.toFixed(1) }));
  console.log(say('people.names.easy', shown(easy)));
}

function shown({ f1, recallAtFalsePositiveRate005, bestThreshold }: PairFigures) {
  return {
    f1: f1.toFixed(4),
    recall: recallAtFalsePositiveRate005.toFixed(4),
    threshold: bestThreshold.toFixed(3),
  };
}
