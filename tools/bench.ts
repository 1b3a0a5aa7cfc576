import { parseArgs } from 'node:util';
import { callLog } from './bench/call-log.ts';
import { fill } from './bench/fill.ts';
import { actorIn, closeHouse, openHouse, restart, type House } from './bench/house.ts';
import { matching } from './bench/matching.ts';
import { addToSearch } from './bench/more-people.ts';
import { receiptLookUp } from './bench/receipt.ts';
import { publicSite } from './bench/site.ts';
import { lists, memory, searches, shareTen, sizes, unlock, writes } from './bench/steps.ts';
import { reaches, table, type Figure } from './bench/table.ts';
import { searchThread } from './bench/thread.ts';
import { typing } from './bench/typing.ts';

// `npm run bench`: a throw-away installation filled with invented contacts, and each aim beside what was measured.
// Nothing here fails a build: figures depend on the machine. `--size 5000` for a quick look, `--json` for a program,
// `--part index`, `match`, `site`, `receipt` or `house` for one part of it; `--part log`, a call log taken in, only runs when named.
const { values } = parseArgs({
  options: {
    size: { type: 'string', default: '50000' },
    json: { type: 'boolean', default: false },
    part: { type: 'string' },
  },
});
const size = Math.max(100, Math.floor(Number(values.size)) || 50_000);
const figures: Figure[] = [];

/** Says what is being done; on the error stream, so that `--json` stays clean. */
function say(text: string): void {
  console.error(text);
}

function note(...measured: Figure[]): void {
  figures.push(...measured);
  for (const each of measured) say(table([each]).split('\n')[1] ?? '');
}

async function filled(house: House): Promise<string[]> {
  let next = 0;
  const told = (done: number) => {
    if (done < next) return;
    say(`  ${done} of ${size}`);
    next += size / 20;
  };
  const began = performance.now();
  const ids = await fill(house.pools, await actorIn(house, house.operator), { line: house.line, size, told });
  const rate = (size * 1000) / (performance.now() - began);
  note({ name: 'contacts made by the generator', unit: '/s', measured: rate, aim: null });
  return ids;
}

async function measureIndex(): Promise<void> {
  say(`the search thread by itself, ${size} and ${size * 20} people`);
  note(...(await searchThread(size, null)), ...(await searchThread(size * 20, 5_000)));
  say(`the index in this process, ${size} and ${size * 20} people`);
  note(...typing(size, 3), ...typing(size * 20, 15));
}

function measureMatching(): void {
  say(`matching files of invented people, 5000 and ${size * 2}`);
  note(...matching(5_000, 2), ...matching(size * 2, size * 2 === 100_000 ? 60 : null));
}

async function measureSite(): Promise<void> {
  say('pages of the public site in a rush, beside files of their size');
  note(...(await publicSite()));
}

async function measureReceipt(): Promise<void> {
  say('looking up a receipt that is there and one that is not');
  note(...(await receiptLookUp()));
}

async function measureLog(): Promise<void> {
  say(`a call log of ${size} rows, taken in beside the running program`);
  const house = await openHouse();
  closeWhenStopped(() => house);
  try {
    note(...(await callLog(house, size)));
  } finally {
    await closeHouse(house);
  }
}

/** Told to stop, it takes down what it put up: the program runs in a group of its own. */
function closeWhenStopped(house: () => House): void {
  const stop = () => void closeHouse(house()).finally(() => process.exit(1));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

async function measureHouse(): Promise<void> {
  say('setting up an organisation');
  let house = await openHouse();
  closeWhenStopped(() => house);
  try {
    note(...memory(house, 'empty'));
    say(`making ${size} contacts`);
    await shareTen(house, await filled(house));
    say('search, after that many new entries');
    note(...(await unlock(house, 'all entries loose')));
    say('the same folder, started again');
    const again = await restart(house);
    house = again.house;
    note({ name: 'start to first page', unit: 's', measured: again.firstPage / 1000, aim: { at: 'most', value: 3 } });
    note(...(await unlock(house, 'from segments')), ...memory(house, 'index open'));
    note(...(await searches(house, size, `${size} people`)), ...(await lists(house)));
    note(...(await writes(house)), ...(await sizes(house)), ...memory(house, 'at the end'));
    const many = size * 20;
    say(`the search alone with ${many} people, started again`);
    await addToSearch(house, many - size);
    house = (await restart(house)).house;
    note(...(await unlock(house, `from segments, ${many} people`)), ...memory(house, `index open, ${many} people`));
    note(...(await searches(house, size, `${many} people`)));
  } finally {
    await closeHouse(house);
  }
}

const parts = {
  index: measureIndex,
  match: measureMatching,
  site: measureSite,
  receipt: measureReceipt,
  house: measureHouse,
};
const asked =
  values.part === 'log'
    ? [measureLog]
    : Object.entries(parts).flatMap(([name, measure]) => (name === (values.part ?? name) ? [measure] : []));
for (const measure of asked) await measure();
if (values.json) console.log(JSON.stringify({ size, figures }, null, 2));
else console.log(`\n${table(figures)}\n\n${figures.filter((each) => !reaches(each)).length} of the aims missed.`);
