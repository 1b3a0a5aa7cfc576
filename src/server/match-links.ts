import { chanceOf, csvRow, explain, type Bar, type Matched, type Scored, type Sheet } from '#people/commands.ts';
import { say } from './sentences.ts';

/** The linked pairs as CSV: lines, probability, explanation in words, then both records as they stand in the files. */
export function linksAsTable(sheets: readonly Sheet[], matched: Matched): string {
  const [a, b = a] = sheets;
  if (!a || !b) return '';
  const headersOf = (sheet: Sheet, side: string) => sheet.columns.map(({ header }) => `${side}: ${header}`);
  const head = ['line_a', 'line_b', 'probability', 'bits', 'why'].map((name) => say(`people.match.column.${name}`));
  const rows = matched.decision.links.map((link) => {
    const bars = explain(matched.model, matched.compare, link.a, link.b);
    const first = [a.lines[link.a] ?? 0, b.lines[link.b] ?? 0, rounded(chanceOf(link.bits), 6), rounded(link.bits, 2)];
    return csvRow([...first, sayBars(bars), ...recordOf(a, link.a), ...recordOf(b, link.b)]);
  });
  return csvRow([...head, ...headersOf(a, 'A'), ...headersOf(b, 'B')]) + rows.join('');
}

function recordOf(sheet: Sheet, record: number): string[] {
  return sheet.columns.map(({ cells }) => cells[record] ?? '');
}

/** The linked pairs for a program: lines, probability and the waterfall. */
export function linksAsJson(sheets: readonly Sheet[], matched: Matched): string {
  const [a, b = a] = sheets;
  const { links, threshold, precision, recall, oneToOne } = matched.decision;
  const pairs = links.map((link) => ({
    ...{ lineA: a?.lines[link.a] ?? 0, lineB: b?.lines[link.b] ?? 0 },
    ...{ probability: rounded(chanceOf(link.bits), 6), bits: rounded(link.bits, 2) },
    why: waterfall(matched, link),
  }));
  const expected = { precision: rounded(precision, 6), recall: rounded(recall, 6) };
  return `${JSON.stringify({ pairs: links.length, threshold, expected, oneToOne, links: pairs }, null, 1)}\n`;
}

function waterfall({ model, compare }: Matched, { a, b }: Scored) {
  return explain(model, compare, a, b).map(({ field, level, bits, sum }) => ({
    ...{ field, level, words: say(`people.match.level.${level}`) },
    ...{ bits: rounded(bits, 2), sum: rounded(sum, 2) },
  }));
}

/** Below this the bar of the home is shown. */
const NOTHING = -0.05;

/** The waterfall as one sentence; what is missing in either record, or told by another field, is passed over. */
function sayBars(bars: readonly Bar[]): string {
  const said = bars
    .filter(({ level, bits }) => level !== 'missing' && (level !== 'swapped' || bits !== 0))
    .filter(({ level, bits }) => level !== 'home' || bits < NOTHING)
    .map(({ field, level, bits }) => {
      const words = say(`people.match.level.${level}`);
      return `${field === null ? words : `${field}: ${words}`} (${signed(bits)})`;
    });
  return [...said, say('people.match.total', { bits: signed(bars.at(-1)?.sum ?? 0) })].join('; ');
}

function signed(bits: number): string {
  return `${bits < 0 ? '−' : '+'}${Math.abs(bits).toFixed(1)}`;
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
