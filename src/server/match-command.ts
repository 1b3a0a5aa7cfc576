import { writeFileSync } from 'node:fs';
import { now } from '#kernel/clock.ts';
import { refuse } from '#kernel/errors.ts';
import { chooseColumns, entitiesOf, matchRecords, measure, readSheet, type Sheet } from '#people/commands.ts';
import { readMatchAsked } from './match-asked.ts';
import { linksAsJson, linksAsTable } from './match-links.ts';
import { sayColumns, sayMatched, sayMeasured, sayRefused } from './match-report.ts';
import { say, speakIn } from './sentences.ts';

/**
 * `astra match A.csv [B.csv]`: finds the records that are one person, within one file or between two. With `--truth`
 * it says how well, without it writes the linked pairs, each with its probability and explanation. It reads the files
 * and writes what was asked, nothing else; the program need not run.
 */
export async function matchCommand(args: string[]): Promise<void> {
  const began = performance.now();
  // Whoever reads the output may have seen enough, as head has.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
  const asked = readMatchAsked(args);
  if (asked.lang) speakIn(asked.lang);
  const sheets: Sheet[] = [];
  for (const file of asked.files) {
    console.error(say('people.match.step.file', { file }));
    sheets.push(await readSheet(file));
  }
  sayRefused(asked.files, sheets);
  const { columns, truth } = chooseColumns(sheets, asked);
  const [a = [], b = null] = columns;
  sayColumns(asked.files, columns);
  const step = (name: string) => console.error(say(`people.match.step.${name}`));
  const matched = matchRecords({ a, b, year: now().getFullYear(), oneToOne: asked.oneToOne, step });
  sayMatched(matched);
  const links = () => (asked.json ? linksAsJson(sheets, matched) : linksAsTable(sheets, matched));
  // The mark at the beginning tells spreadsheet programs that this is UTF-8.
  const mark = asked.json ? '' : '\uFEFF';
  if (asked.out !== null) writeLinks(asked.out, mark + links());
  else if (!truth) process.stdout.write(links());
  if (!truth) return;
  const [left = [], right = null] = entitiesOf(...truth);
  const measured = measure(left, right, matched.decision.links, matched.candidates);
  sayMeasured(measured, matched, (performance.now() - began) / 1000, asked.json);
}

/** Writes a file that was not there, for its owner alone. Refuses `match-not-written`. */
function writeLinks(file: string, text: string): void {
  try {
    writeFileSync(file, text, { flag: 'wx', mode: 0o600 });
  } catch {
    throw refuse('match-not-written', 400, { file });
  }
}
