// Started by run-files.ts: runs test files in this process and writes each result as a line of JSON to a file, so that
// what tests print cannot be mistaken for results, and what passed before a crash stays counted.
import { appendFileSync } from 'node:fs';
import { run } from 'node:test';
import { inspect } from 'node:util';
import type { ResultLine } from './tally.ts';

const [out = '', ...files] = process.argv.slice(2);

type Event = {
  name: string;
  file?: string;
  skip?: string | boolean;
  details: { type?: string; error?: Error & { failureType?: string } };
};

const write = (line: ResultLine) => appendFileSync(out, `${JSON.stringify(line)}\n`);

const stream = run({ files, isolation: 'none' });

stream.on('test:pass', ({ name, file = '', skip, details }: Event) => {
  // A file in which no test stands passes as if it were one test of that name.
  if (files.includes(name)) write({ result: 'failed', file: name, name: 'no test ran', message: '' });
  else if (skip) write({ result: 'skipped', file, name, message: String(skip) });
  else if (details.type !== 'suite') write({ result: 'passed' });
});

// Of the run itself too there are diagnostics, which come from no file: how many passed, how long it took.
stream.on('test:diagnostic', ({ message, file }: { message: string; file?: string }) => {
  if (file !== undefined) write({ result: 'told', message });
});

stream.on('test:fail', ({ name, file = '', details: { error } }: Event) => {
  // A test or suite that failed only because one inside it did is not a second failure.
  if (error?.failureType === 'subtestsFailed') return;
  write({ result: 'failed', file, name, message: inspect(error?.cause ?? error) });
});
