import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inventFiles, type Invention } from '#testing/invented-records.ts';
import { chooseColumns } from './choose-columns.ts';
import { explain } from './explain.ts';
import { matchRecords } from './match.ts';
import type { Sheet } from './sheet.ts';
import { measure } from './truth.ts';

const sheetOf = (headers: string[], rows: string[][]): Sheet => ({
  columns: headers.map((header, at) => ({ header, cells: rows.map((row) => row[at] ?? '') })),
  lines: rows.map((_, at) => at + 2),
  refused: [],
});

function matchSheets(
  sheets: Sheet[],
  { without = [], oneToOne = null }: { without?: string[]; oneToOne?: boolean | null } = {},
) {
  const { columns, truth } = chooseColumns(sheets, { truth: 'osoba', without, kinds: [] });
  const [a = [], b = null] = columns;
  const matched = matchRecords({ a, b, year: 2026, oneToOne, step: () => undefined });
  const [left = [], right = null] = truth ?? [];
  return { ...matched, ...measure(left, right, matched.decision.links, matched.candidates) };
}

const sheetsOf = (invention: Invention) => {
  const { a, b, headers } = inventFiles(invention);
  return [sheetOf(headers, a), sheetOf(headers, b)];
};
const hurried = { people: 1_200, slips: 1, families: 0.3, onlyOne: 0.3, seed: 3 };

test('two hurried lists in both scripts, with slips, gaps and families: nearly all found, nearly nobody taken for another', () => {
  const { precision, recall, pairRecallOfBlocking, decision } = matchSheets(sheetsOf(hurried));
  assert.ok(precision >= 0.99 && recall >= 0.98, `precision ${precision}, recall ${recall}`);
  assert.ok(pairRecallOfBlocking >= 0.99, `pair recall ${pairRecallOfBlocking}`);
  assert.ok(Math.abs(decision.precision - precision) < 0.02, 'the model expects about what is true');
});

test('people of one home who share surname, address and telephone stay themselves', () => {
  const { precision, recall } = matchSheets(sheetsOf({ ...hurried, families: 0.8 }), { without: ['jmbg'] });
  assert.ok(precision >= 0.98 && recall >= 0.93, `precision ${precision}, recall ${recall}`);
});

test('the order of the two files changes nothing', () => {
  const [a, b] = sheetsOf({ ...hurried, people: 400 });
  assert.ok(a && b);
  const linksOf = (sheets: Sheet[]) => matchSheets(sheets).decision.links;
  const there = linksOf([a, b]).map((link) => `${link.a}-${link.b}`);
  const back = linksOf([b, a]).map((link) => `${link.b}-${link.a}`);
  assert.ok(there.length > 200);
  assert.deepEqual(there.toSorted(), back.toSorted());
});

test('the same files give the same links, to the last bit', () => {
  const sheets = sheetsOf({ ...hurried, people: 300 });
  assert.deepEqual(matchSheets(sheets).decision, matchSheets(sheets).decision);
});

test('each score opens field by field, and the bars sum to it', () => {
  const { model, compare, decision } = matchSheets(sheetsOf({ ...hurried, people: 300 }));
  for (const link of decision.links) {
    const bars = explain(model, compare, link.a, link.b);
    const sum = bars.reduce((total, { bits }) => total + bits, 0);
    assert.ok(Math.abs(sum - link.bits) < 1e-6 && Math.abs((bars.at(-1)?.sum ?? 0) - link.bits) < 1e-6);
    assert.deepEqual([bars[0]?.level, bars.at(-1)?.level, bars.length], ['prior', 'home', model.fields.length + 2]);
    for (const { level, bits } of bars) assert.ok(level !== 'missing' || bits === 0);
  }
});

test('agreeing in a rare value weighs more than in a common one, and agreeing less never weighs more', () => {
  const { model } = matchSheets(sheetsOf(hurried));
  const fallsAlong = (weights: number[], what: string) =>
    assert.deepEqual(
      weights,
      weights.toSorted((x, y) => y - x),
      what,
    );
  for (const [at, field] of model.fields.entries()) {
    const byCount = [...field.counts.keys()].toSorted((x, y) => (field.counts[x] ?? 0) - (field.counts[y] ?? 0));
    for (const against of ['strangers', 'home'] as const) {
      const { levels, parts } = model.weights[at]?.[against] ?? { levels: [], parts: [] };
      fallsAlong(
        byCount.map((part) => parts[part] ?? 0),
        `${field.name} against ${against}`,
      );
      for (const chain of field.chains) {
        const held: number[] = chain.map((level) => levels[field.levels.indexOf(level) + 1] ?? 0);
        fallsAlong(held, `${field.name} against ${against}: ${chain.join(' ')}`);
        assert.ok(Math.min(...parts) >= (held[1] ?? 0));
      }
    }
  }
  const surname = model.fields.findIndex(({ kind }) => kind === 'surname');
  const parts = model.weights[surname]?.strangers.parts ?? new Float64Array();
  assert.ok(Math.max(...parts) > Math.min(...parts) + 2);
});

test('given name and surname in each other’s place are seen as such', () => {
  const people = sheetsOf({ ...hurried, slips: 0, people: 300 })[0];
  assert.ok(people);
  const crossed = { ...people, columns: people.columns.map((column) => ({ ...column, cells: [...column.cells] })) };
  const [given, surname] = ['ime', 'prezime'].map((header) =>
    crossed.columns.find((column) => column.header === header),
  );
  assert.ok(given && surname);
  for (let at = 0; at < 30; at++)
    [given.cells[at], surname.cells[at]] = [surname.cells[at] ?? '', given.cells[at] ?? ''];
  const { model, compare, f1 } = matchSheets([people, crossed]);
  assert.equal(f1, 1);
  const bars = explain(model, compare, 0, 0).filter(({ level }) => level === 'swapped');
  assert.deepEqual(bars.map(({ field, bits }) => [field, bits === 0]).toSorted(), [
    ['ime', false],
    ['prezime', true],
  ]);
});

test('each record has one partner where both files look free of duplicates, several where not, and as was asked', () => {
  const [a, b] = sheetsOf({ ...hurried, people: 400 });
  assert.ok(a && b);
  const twice = { ...b, columns: b.columns.map(({ header, cells }) => ({ header, cells: [...cells, ...cells] })) };
  assert.equal(matchSheets([a, b]).decision.oneToOne, true);
  const doubled = matchSheets([a, twice]);
  assert.equal(doubled.decision.oneToOne, false);
  assert.ok(doubled.recall > 0.97);
  assert.equal(matchSheets([a, twice], { oneToOne: true }).decision.oneToOne, true);
  const partners = matchSheets([a, twice], { oneToOne: true }).decision.links.map((link) => link.a);
  assert.equal(new Set(partners).size, partners.length);
});

test('columns of two files meet by their headings, by kind, and a full name meets the two halves of one', () => {
  const [a, b] = sheetsOf({ ...hurried, slips: 0.3, people: 400 });
  assert.ok(a && b);
  const renamed: Record<string, string> = { prezime: 'SURNAME', telefon: 'Phone', datum_rođenja: 'DOB', jmbg: 'pasoš' };
  const english = {
    ...b,
    columns: b.columns.map((column) => ({ ...column, header: renamed[column.header] ?? column.header })),
  };
  const { model, f1 } = matchSheets([a, english]);
  assert.equal(model.fields.length, 8);
  assert.ok(f1 > 0.99, `F1 ${f1}`);
  const [given, surname] = [b.columns[1], b.columns[2]];
  const whole = {
    header: 'Ime i prezime',
    cells: (given?.cells ?? []).map((cell, at) => `${surname?.cells[at]} ${cell}`.trim()),
  };
  const full = matchSheets([
    a,
    { ...b, columns: [whole, ...b.columns.filter((column) => column !== given && column !== surname)] },
  ]);
  assert.ok(full.model.fields.some(({ kind }) => kind === 'full_name'));
  assert.ok(full.f1 > 0.98, `F1 ${full.f1}`);
});

test('lists of different people have no links, a pair of records and a single column can have one', () => {
  const [a, b] = sheetsOf({ ...hurried, people: 300 });
  assert.ok(a && b);
  const only = (sheet: Sheet, keep: (person: number) => boolean): Sheet => {
    const rows = (sheet.columns[0]?.cells ?? []).flatMap((person, at) => (keep(Number(person)) ? [at] : []));
    const columns = sheet.columns.map(({ header, cells }) => ({ header, cells: rows.map((at) => cells[at] ?? '') }));
    return { ...sheet, columns };
  };
  const others = matchSheets([only(a, (person) => person < 150), only(b, (person) => person >= 150)]);
  assert.deepEqual(others.decision.links, []);
  const person = Number(a.columns[0]?.cells.find((each) => b.columns[0]?.cells.includes(each)));
  assert.equal(matchSheets([only(a, (each) => each === person), only(b, (each) => each === person)]).f1, 1);
  const numbers = matchSheets([a, b], {
    without: a.columns.map(({ header }) => header).filter((header) => header !== 'jmbg'),
  });
  assert.equal(numbers.model.fields.length, 1);
  assert.ok(numbers.precision > 0.99 && numbers.recall > 0.7, `${numbers.precision} ${numbers.recall}`);
});

test('the truth is never compared, nor what was left out', () => {
  const { model } = matchSheets(sheetsOf({ ...hurried, people: 100 }), { without: ['jmbg', 'Telefon'] });
  assert.deepEqual(model.fields.map(({ name }) => name).toSorted(), [
    'datum_rođenja',
    'ime',
    'mesto',
    'pol',
    'prezime',
    'ulica',
  ]);
});

test('rows that say only what too many others say are counted, not silently left alone', () => {
  const row = (name: string, at: number) => [`${at}`, name, 'Petrović'];
  const rows = Array.from({ length: 900 }, (_, at) => row(at < 899 ? 'Jovan' : 'Desanka', at));
  const { tooCommon, decision } = matchSheets([sheetOf(['osoba', 'ime', 'prezime'], rows)]);
  assert.equal(tooCommon, 900 - 1);
  assert.equal(decision.links.length, 0);
});
