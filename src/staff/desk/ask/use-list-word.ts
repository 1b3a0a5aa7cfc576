import { useWords } from '#desk/parts.ts';
import { byLetter } from '#kernel/words.ts';

/** How a word of sheets and comparisons is written in the reader's script, and what that script is (`lang`). */
export function useListWord(): { lang: 'sr-Cyrl' | 'sr-Latn'; write: (word: string) => string } {
  const { locale } = useWords();
  if (locale !== 'sr-Cyrl') return { lang: 'sr-Latn', write: (word) => word };
  return { lang: 'sr-Cyrl', write: (word) => byLetter(word) ?? word };
}
