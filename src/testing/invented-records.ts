import { toCyrillic } from '#kernel/words-server.ts';
import { readTable } from '#kernel/lists.ts';
import { seededRandom } from '#kernel/seeded.ts';

/** Two files about invented people, who stand in both unless `onlyOne` says otherwise; `truth` says who is who. */
export type InventedFiles = { a: string[][]; b: string[][]; headers: string[] };

export type Invention = {
  /** How many people there are. */
  people: number;
  /** How much is written wrongly or left out in the second file: 0 nothing, 1 as in a hurried copy. */
  slips: number;
  /** The share of people who share surname, home and telephone with the one before. */
  families: number;
  /** The share of people who stand in one file only. */
  onlyOne: number;
  seed: number;
};

const table = readTable(new URL('../../tools/bench/names.tsv', import.meta.url));
const listed = (kind: string) => table.filter((row) => row['kind'] === kind).map((row) => row['text'] ?? '');
const [given, stems, endings, places] = [listed('given'), listed('stem'), listed('ending'), listed('place')];
const syllables = [
  'ba',
  'bo',
  'cve',
  'da',
  'đu',
  'go',
  'je',
  'ko',
  'lju',
  'ma',
  'mi',
  'ne',
  'pe',
  'ra',
  'sto',
  'ta',
  'vu',
  'žu',
];

const inventedHeaders = ['osoba', 'ime', 'prezime', 'datum_rođenja', 'pol', 'telefon', 'ulica', 'mesto', 'jmbg'];

type Random = () => number;
type Person = {
  given: string;
  surname: string;
  born: [number, number, number];
  sex: string;
  phone: string;
  street: string;
  place: string;
  id: string;
};

/** The earlier ones of a list come more often, as names do. */
const pick = (random: Random, from: readonly string[]) => from[Math.floor(random() ** 1.7 * from.length)] ?? '';
const whole = (random: Random, from: number, to: number) => from + Math.floor(random() * (to - from + 1));

/** Makes both files, the second in an order of its own. */
export function inventFiles({ people, slips, families, onlyOne, seed }: Invention): InventedFiles {
  const random = seededRandom(seed);
  const [a, b]: [string[][], string[][]] = [[], []];
  let before: Person | null = null;
  for (let at = 0; at < people; at++) {
    const person: Person = inventPerson(random, random() < families ? before : null);
    before = person;
    const side = random() < onlyOne ? Math.floor(random() * 2) : -1;
    if (side !== 1) a.push([String(at), ...write(person)]);
    if (side !== 0) b.push([String(at), ...slip(random, person, slips)]);
  }
  return { a, b: shuffled(random, b), headers: inventedHeaders };
}

function shuffled<T>(random: Random, rows: T[]): T[] {
  return rows
    .map((row) => [random(), row] as const)
    .toSorted(([x], [y]) => x - y)
    .map(([, row]) => row);
}

function inventPerson(random: Random, relative: Person | null): Person {
  const born: Person['born'] = [whole(random, 1950, 2015), whole(random, 1, 12), whole(random, 1, 28)];
  const sex = random() < 0.7 ? 'ž' : 'm';
  const day = String(born[2]).padStart(2, '0') + String(born[1]).padStart(2, '0') + String(born[0]).slice(1);
  const surname = `${pick(random, stems)}${random() < 0.5 ? pick(random, syllables) : ''}${pick(random, endings)}`;
  return {
    ...{ born, sex, given: pick(random, given), id: `${day}${whole(random, 710_000, 739_999)}` },
    surname: relative?.surname ?? surname,
    phone: relative?.phone ?? `06${whole(random, 0, 9)}${whole(random, 1_000_000, 9_999_999)}`,
    street: relative?.street ?? `${pick(random, stems)}${pick(random, syllables)}eva ${whole(random, 1, 120)}`,
    place: relative?.place ?? pick(random, places),
  };
}

function write({ given: name, surname, born: [year, month, day], sex, phone, street, place, id }: Person): string[] {
  return [name, surname, `${day}.${month}.${year}.`, sex, phone, street, place, id];
}

function slip(random: Random, person: Person, slips: number): string[] {
  const often = (share: number) => random() < share * slips;
  const [year, month, day] = person.born;
  let { given: name, surname } = person;
  if (often(0.04)) [name, surname] = [surname, name];
  const born = often(0.05) ? [year, day, month] : [year, month, day];
  const cells = [
    name,
    surname,
    born.map((part) => String(part).padStart(2, '0')).join('-'),
    person.sex === 'm' ? 'muško' : 'žensko',
  ];
  if (often(0.06)) cells[2] = String(year);
  const phone = often(0.25)
    ? `06${whole(random, 10_000_000, 99_999_999)}`
    : `+381 ${person.phone.slice(1, 3)}/${person.phone.slice(3)}`;
  const moved = often(0.2);
  const home = moved
    ? [`${pick(random, stems)}ova ${whole(random, 1, 120)}`, pick(random, places)]
    : [person.street, person.place];
  const all = [...cells, phone, ...home, person.id];
  const cyrillic = often(0.3);
  const stripped = !cyrillic && often(0.4);
  return all.map((cell, column) => {
    if (often(column < 2 ? 0.03 : 0.12)) return '';
    const typed = column !== 3 && often(0.1) ? mistyped(random, cell) : cell;
    if (cyrillic && [0, 1, 5, 6].includes(column)) return toCyrillic(typed);
    return stripped
      ? typed.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('đ', 'dj').replaceAll('Đ', 'Dj')
      : typed;
  });
}

/** A letter changed, left out, doubled or swapped with its neighbour. */
function mistyped(random: Random, text: string): string {
  if (text.length < 3) return text;
  const at = whole(random, 0, text.length - 2);
  const digit = /\d/.test(text[at] ?? '');
  const other = digit ? String(whole(random, 0, 9)) : ('aeioubdgklmnprstvz'[whole(random, 0, 17)] ?? 'a');
  switch (whole(random, 0, 3)) {
    case 0:
      return text.slice(0, at) + other + text.slice(at + 1);
    case 1:
      return text.slice(0, at) + text.slice(at + 1);
    case 2:
      return text.slice(0, at) + other + text.slice(at);
    default:
      return text.slice(0, at) + (text[at + 1] ?? '') + (text[at] ?? '') + text.slice(at + 2);
  }
}
