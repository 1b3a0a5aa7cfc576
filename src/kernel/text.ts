/**
 * Scripts whose letters are joined or kept apart by an invisible sign inside a word: Persian "می‌خواهم", Bengali "র‍্য".
 * Pictographs are joined by it as well.
 */
const joining = [
  ...['Arabic', 'Syriac', 'Devanagari', 'Bengali', 'Gurmukhi', 'Gujarati', 'Oriya', 'Tamil', 'Telugu', 'Kannada'],
  ...['Malayalam', 'Sinhala'],
].map((script) => `\\p{Script=${script}}`);
const joined = `[${joining.join('')}\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\ufe0f]`;

const lineEnds = /\r\n?|[\u2028\u2029]/g;
/** A joiner at its place, with what repeats it; else what cannot be seen. Variation selectors only choose a picture's look. */
const unseen = new RegExp(
  `(?<=${joined})([\\u200c\\u200d])[\\u200c\\u200d]*(?=${joined})|(?![\\n\\t\\ufe00-\\ufe0f])[\\p{Cc}\\p{Default_Ignorable_Code_Point}]`,
  'gu',
);

/**
 * A text as it is kept: without control characters (line ends and tabs stay) and without signs that cannot be seen,
 * which would show a name turned round or hide it from search. Joiners stay between letters of scripts that have them.
 */
export function visibleText(text: string): string {
  return text.replaceAll(lineEnds, '\n').replaceAll(unseen, (_, joiner: string | undefined) => joiner ?? '');
}

/** Whether a text stands in one line: no line end, no tab. */
export function isOneLine(text: string): boolean {
  return !/[\n\t]/.test(text);
}
