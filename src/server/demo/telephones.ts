import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { now } from '#kernel/clock.ts';
import { readTable } from '#kernel/lists.ts';
import type { NewTelephone } from '#hotline/shared.ts';
import type { Client } from './client.ts';

type Line = { id: string; kind: string };

const MONTH_MS = 30 * 86_400_000;
const KINDS = ['sos', 'missing'];

/** Where the file of a line's telephone lies, for `astra ring`. */
export const telephoneFile = (dataDir: string, kind: string) => join(dataDir, `telephone-${kind}.json`);

/** Who rings in the demonstration, and how a nuisance among them is ended. */
export function demoCallersList() {
  return readTable(new URL('./lists/callers.tsv', import.meta.url)).map(
    ({ who = '', number = '', reason = '', how_to_end: howToEnd = '' }) => ({ who, number, reason, howToEnd }),
  );
}

/** Lets a telephone announce the calls of each line, and writes its file; notes on numbers are written as well. */
export async function makeTelephones(
  { director, lead }: { director: Client; lead: Client },
  lines: Line[],
  dataDir: string,
): Promise<void> {
  for (const { id: line, kind } of lines)
    writeTelephone(dataDir, kind, await director.call<NewTelephone>('POST', '/telephones', { line }));
  const until = new Date(now().getTime() + MONTH_MS).toISOString().slice(0, 10);
  for (const { number, reason, howToEnd } of demoCallersList().filter((caller) => caller.howToEnd !== ''))
    await lead.call('POST', '/number-notes', { number, reason, howToEnd, until });
}

/** The program may listen elsewhere than at its last start: the files say where. */
export function addressTelephones(dataDir: string, url: string): void {
  for (const kind of KINDS.filter((each) => existsSync(telephoneFile(dataDir, each)))) {
    const telephone = JSON.parse(readFileSync(telephoneFile(dataDir, kind), 'utf8')) as NewTelephone;
    const path = URL.canParse(telephone.address) ? new URL(telephone.address).pathname : telephone.address;
    writeTelephone(dataDir, kind, { ...telephone, address: `${url}${path}` });
  }
}

function writeTelephone(dataDir: string, kind: string, telephone: NewTelephone): void {
  writeFileSync(telephoneFile(dataDir, kind), JSON.stringify(telephone), { mode: 0o600 });
}
