import alphabet from './lists/alphabet.json' with { type: 'json' };

const toLower = new Map(Object.entries(alphabet).map(([latin, cyrillic]) => [cyrillic, latin]));

/**
 * Serbian Cyrillic written in Serbian Latin, letter by letter; anything else stays as it is.
 * A capital that becomes two letters follows its neighbours: a capital beside it makes both capital.
 */
export function toLatin(text: string): string {
  const letters = [...text.normalize('NFC')];
  return letters.map((letter, at) => latinLetter(letter, letters[at - 1], letters[at + 1])).join('');
}

function latinLetter(letter: string, before: string | undefined, after: string | undefined): string {
  const latin = toLower.get(letter.toLowerCase());
  if (latin === undefined) return letter;
  if (!isCapital(letter)) return latin;
  const shouted = isLetter(after) ? isCapital(after) : isCapital(before);
  return shouted ? latin.toUpperCase() : latin.charAt(0).toUpperCase() + latin.slice(1);
}

function isLetter(sign: string | undefined): boolean {
  return sign !== undefined && /\p{L}/u.test(sign);
}

function isCapital(sign: string | undefined): boolean {
  return sign !== undefined && /\p{Lu}/u.test(sign);
}
