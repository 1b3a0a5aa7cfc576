import { foldText } from '#kernel/fold.ts';

/** Nothing but letters, digits and blanks of a folded text: "St. James" and "st-james" are one. */
export function foldValue(text: string): string {
  const lower = isPlain(text) ? text.toLowerCase() : foldText(text.normalize('NFKC')).replaceAll('ß', 'ss');
  return lower.replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

/** Only ASCII, which is the most: nothing to transliterate and no marks. */
function isPlain(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 127) return false;
  return true;
}
