/** How many words a recovery sheet has. */
export const WORDS = 24;

/** How many words were typed; the numbers printed before them do not count. */
export function countWords(text: string): number {
  return text.split(/[\s\d.,;·]+/).filter(Boolean).length;
}
