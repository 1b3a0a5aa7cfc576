import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { colourOf, contrast, readSchemes, type Tokens } from './contrast/colours.ts';
import { pairs, type Pair } from './contrast/pairs.ts';

/** Holds every pair of colours that meets on a screen against its bar, light and dark; the text names those below. */
export function checkContrast(css: string): { ok: boolean; text: string } {
  const below = Object.entries(readSchemes(css)).flatMap(([scheme, tokens]) =>
    pairs.filter((pair) => ratioOf(tokens, pair) < pair.bar).map((pair) => sentence(scheme, tokens, pair)),
  );
  const verdict = below.length > 0 ? `${below.length} pairs below the bar` : `all ${pairs.length * 2} pairs hold`;
  return { ok: below.length === 0, text: [...below, verdict].join('\n') };
}

function ratioOf(tokens: Tokens, { front, back }: Pair): number {
  return contrast(colourOf(tokens, front), colourOf(tokens, back));
}

function sentence(scheme: string, tokens: Tokens, pair: Pair): string {
  return `${scheme}: ${pair.front} on ${pair.back} is ${ratioOf(tokens, pair).toFixed(2)}, the bar is ${pair.bar}`;
}

/** The desk's own tokens, as they are in the tree. */
export function checkDeskContrast(root: string): { ok: boolean; text: string } {
  return checkContrast(readFileSync(join(root, 'src', 'desk', 'tokens.css'), 'utf8'));
}

if (import.meta.main) {
  const report = checkDeskContrast(join(import.meta.dirname, '..'));
  console.log(report.text);
  process.exitCode = report.ok ? 0 : 1;
}
