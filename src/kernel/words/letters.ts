import alphabet from './lists/alphabet.json' with { type: 'json' };

const letters = new Map(Object.entries(alphabet));

/**
 * One Serbian Latin word in Cyrillic, letter by letter, dž lj nj as one: for words known to have none of the exceptions.
 * Null when a letter is not Serbian Latin, so that the word stays whole.
 */
export function byLetter(word: string): string | null {
  let result = '';
  for (let at = 0; at < word.length;) {
    const size = letters.has(digraphAt(word, at)) ? 2 : 1;
    const latin = word.slice(at, at + size);
    const cyrillic = letters.get(latin.toLowerCase());
    if (cyrillic === undefined) return null;
    result += /^\p{Lu}/u.test(latin) ? cyrillic.toUpperCase() : cyrillic;
    at += size;
  }
  return result;
}

/** Two letters in lower case, but none for nJ: a capital inside a word begins a new one (danJavi). */
function digraphAt(word: string, at: number): string {
  const pair = word.slice(at, at + 2);
  return /^\p{Ll}\p{Lu}/u.test(pair) ? '' : pair.toLowerCase();
}
