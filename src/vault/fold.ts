const CYRILLIC: Record<string, string> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  ђ: 'dj',
  е: 'e',
  ж: 'z',
  з: 'z',
  и: 'i',
  ј: 'j',
  к: 'k',
  л: 'l',
  љ: 'lj',
  м: 'm',
  н: 'n',
  њ: 'nj',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  ћ: 'c',
  у: 'u',
  ф: 'f',
  х: 'h',
  ц: 'c',
  ч: 'c',
  џ: 'dz',
  ш: 's',
};

/** Serbian letters of either script as plain Latin ones; đ as dj. Only for comparing words of our own list. */
export function foldLetters(text: string): string {
  return [...text]
    .map((letter) => CYRILLIC[letter] ?? (letter === 'đ' ? 'dj' : letter))
    .join('')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '');
}
