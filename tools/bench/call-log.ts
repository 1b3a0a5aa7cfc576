import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { House } from './house.ts';
import { invent } from './invent.ts';
import type { Figure } from './table.ts';

const MAPPING = {
  source: 'bench',
  line: 'SOS linija',
  readers: 'line',
  number: ['godina', 'rb'],
  columns: {
    ...{ day: 'datum', time: 'vreme', caller_name: 'ime', caller_number: 'telefon' },
    ...{ municipality: 'mesto', call_type: 'vrsta', age_band: 'uzrast', safe_call_back: 'zvati', note: 'beleška' },
  },
  given: { channel: 'telephone', direction: 'incoming', outcome: 'done' },
};
const HEADER = 'godina;rb;datum;vreme;ime;telefon;mesto;vrsta;uzrast;zvati;beleška';
const YEARS = 10;
const FIRST_YEAR = 2015;

/** What the command says of itself with `--json`. */
type Told = { taken: number; before: number; refused: unknown[]; seconds: number; peakMegabytes: number };

/**
 * Takes a call log of so many invented rows of ten years with `astra import contacts`, beside the running program, and
 * once more: then nothing may come in. Every eleventh row has a day that never was, and must be refused.
 */
export async function callLog(house: House, size: number): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'astra-log-'));
  try {
    const [file, map] = [join(folder, 'log.csv'), join(folder, 'map.json')];
    writeFileSync(file, [HEADER, ...Array.from({ length: size }, (_, at) => row(at))].join('\n'));
    writeFileSync(map, JSON.stringify(MAPPING));
    const words = ['import', 'contacts', file, '--map', map, '--by', house.lead.address, '--json'];
    const told = async (): Promise<Told> => {
      const { output } = await house.installation.command(...words);
      return JSON.parse(output.slice(output.indexOf('{"'))) as Told;
    };
    const [first, again] = [await told(), await told()];
    const wrong = Math.ceil(size / 11);
    if (first.taken !== size - wrong || first.refused.length !== wrong) throw new Error('not every row was taken');
    if (again.taken !== 0 || again.before !== first.taken) throw new Error('taken twice');
    return [
      { name: `call log of ${size} rows taken`, unit: '/s', measured: first.taken / first.seconds, aim: null },
      { name: 'call log, memory of the command', unit: 'MB', measured: first.peakMegabytes, aim: null },
      { name: 'the same log again, nothing new', unit: 's', measured: again.seconds, aim: null },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function row(at: number): string {
  const { changes } = invent(at);
  const said = (field: string) => changes.find((change) => change.field === field)?.value ?? '';
  const talk = changes
    .filter(({ field }) => field.startsWith('talk.'))
    .map(({ value }) => (value as { text: string }).text);
  const year = FIRST_YEAR + (at % YEARS);
  const day = at % 11 === 0 ? '31.2.' : `${1 + (at % 28)}.${1 + (at % 12)}.`;
  const cells = [year, at, `${day}${year}.`, `${at % 24}:${String(at % 60).padStart(2, '0')}`];
  const words = ['caller_name', 'caller_number', 'municipality', 'call_type', 'age_band', 'safe_call_back'].map(said);
  return [...cells, ...words, talk.join(' ')].map((cell) => `"${String(cell).replaceAll('"', '""')}"`).join(';');
}
