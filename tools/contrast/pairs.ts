export type Pair = { front: string; back: string; bar: number };

/** WCAG 2.2 AA: 4.5 for text (1.4.3), 3 for the parts of a control and the focus ring (1.4.11). */
const text = 4.5;
const part = 3;

const papers = ['canvas', 'surface', 'sunken', 'raised', 'sealed', 'sealed-2', 'selected'];

/** Every pair of tokens that meets on a screen. A new pair of colours gets its line here. */
export const pairs: Pair[] = [
  ...on(['ink', 'ink-2', 'ink-3'], papers, text),
  ...on(['ink-on'], ['act', 'act-hover'], text),
  ...on(['act-soft-ink'], ['act-soft'], text),
  ...on(['link'], ['canvas', 'surface', 'sealed', 'selected'], text),
  ...on(['sealed-ink'], ['sealed', 'sealed-2', 'surface'], text),
  ...on(['clock'], ['clock-soft', 'surface'], text),
  ...on(['late'], ['late-soft', 'surface'], text),
  ...['ok', 'warn', 'stop', 'note'].flatMap((kind) => [
    ...on([kind], [`${kind}-soft`, 'surface'], text),
    ...on(['ink', 'ink-2'], [`${kind}-soft`], text),
  ]),
  ...['low', 'medium', 'high', 'critical'].flatMap((level) => on([`risk-${level}`], [`risk-${level}-soft`], text)),
  ...on(['risk-critical-soft'], ['surface'], part),
  ...on(['rail-ink'], ['rail'], text),
  ...on(['rail-on'], ['rail-hover'], text),
  ...on(['control', 'focus'], ['surface', 'canvas', 'sealed'], part),
];

function on(fronts: string[], backs: string[], bar: number): Pair[] {
  return backs.flatMap((back) => fronts.map((front) => ({ front, back, bar })));
}
