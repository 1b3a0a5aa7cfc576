import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkContrast } from './contrast.ts';
import { colourOf, contrast, readSchemes } from './contrast/colours.ts';
import { pairs } from './contrast/pairs.ts';

const names = [...new Set(pairs.flatMap(({ front, back }) => [front, back]))];
const fronts = new Set(pairs.map(({ front }) => front));

/** A sheet in which every front is black and every other token white, changed by `light` and `dark`. */
function sheet(light: Record<string, string>, dark: Record<string, string>): string {
  const block = (tokens: Array<[string, string]>) => tokens.map(([name, value]) => `--${name}: ${value};`).join(' ');
  const plain = names.map((name): [string, string] => [name, fronts.has(name) ? '#000000' : '#ffffff']);
  return `:root { /* --ink: #ffffff; */ ${block([...plain, ...Object.entries(light)])} }
    [data-mantine-color-scheme="dark"] { ${block(Object.entries(dark))} }`;
}

test('contrast is 21 for black on white, whichever way round, and 1 for a colour on itself', () => {
  assert.equal(contrast('#000000', '#ffffff').toFixed(2), '21.00');
  assert.equal(contrast('#ffffff', '#000000').toFixed(2), '21.00');
  assert.equal(contrast('#777777', '#777777'), 1);
  assert.equal(contrast('#777777', '#ffffff').toFixed(2), '4.48');
});

test('a sheet whose pairs hold passes', () => {
  const report = checkContrast(sheet({ 'risk-critical': '#ffffff' }, {}));
  assert.deepEqual(report, { ok: true, text: `all ${pairs.length * 2} pairs hold` });
});

test('a grey too light for text is named with its scheme and ratio', () => {
  const report = checkContrast(sheet({ 'risk-critical': '#ffffff' }, { 'rail-ink': '#777777' }));
  assert.equal(report.ok, false);
  assert.match(report.text, /^dark: rail-ink on rail is 4\.48, the bar is 4\.5$/m);
  assert.match(report.text, /1 pairs below the bar$/);
});

test('tokens are read through var(), and one that is no colour is a defect, not a pass', () => {
  const { dark } = readSchemes(
    ':root { --a: var(--b); --b: #123456; } [data-mantine-color-scheme="dark"] { --b: #654321; }',
  );
  assert.equal(colourOf(dark, 'a'), '#654321');
  assert.throws(() => colourOf(dark, 'c'), /--c is no colour/);
});
