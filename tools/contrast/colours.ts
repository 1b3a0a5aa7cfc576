export type Tokens = Record<string, string>;

/** The tokens of both schemes in a style sheet: dark is light with what the dark block changes. */
export function readSchemes(css: string): { light: Tokens; dark: Tokens } {
  const plain = css.replaceAll(/\/\*[^]*?\*\//g, '');
  const light = readBlock(plain, ':root');
  return { light, dark: { ...light, ...readBlock(plain, '[data-mantine-color-scheme="dark"]') } };
}

function readBlock(css: string, selector: string): Tokens {
  const at = css.indexOf(selector);
  if (at === -1) throw new Error(`no ${selector} in the style sheet`);
  const body = css.slice(css.indexOf('{', at) + 1, css.indexOf('}', at));
  return Object.fromEntries(
    [...body.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name, value?.trim()]),
  );
}

/** A token's colour as `#rrggbb`, through `var(--other)`. Anything else (rgb(), a missing token) is a defect. */
export function colourOf(tokens: Tokens, name: string): string {
  const value = tokens[name] ?? '';
  const other = /^var\(--([\w-]+)\)$/.exec(value)?.[1];
  if (other && other !== name) return colourOf(tokens, other);
  if (!/^#[0-9a-f]{6}$/i.test(value)) throw new Error(`--${name} is no colour: "${value}"`);
  return value;
}

/** Contrast of two `#rrggbb` colours, 1 to 21 (WCAG 2.2, "contrast ratio"). */
export function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

/** WCAG 2.2, "relative luminance", of an sRGB colour. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
    linear(Number.parseInt(hex.slice(at, at + 2), 16) / 255),
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}
