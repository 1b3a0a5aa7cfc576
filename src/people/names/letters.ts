/** A word in small letters; a capital İ leaves no dot behind. */
export function lowerCase(word: string): string {
  return word.toLowerCase().replaceAll('\u0307', '');
}

/**
 * Letters of scripts other than Latin as sounds. In the scripts of India a sign (`=`) replaces the vowel that the
 * consonant before it brings, and a dot below is read with its letter; around a consonant of Arabic and Persian stands a vowel that is not written.
 */
export function readLetters(letters: Map<string, string>, text: string): string {
  let sounds = '';
  const signs = [...text];
  for (const [at, letter] of signs.entries()) {
    const dotted = letters.get(`${letter}${signs[at + 1] ?? ''}`);
    const said = dotted ?? letters.get(letter) ?? (/[a-pr-vz]/.test(letter) ? letter : '');
    sounds = said.startsWith('=') ? sounds.replace(/A$/, '') + said.slice(1) : sounds + said;
  }
  return /\p{Script=Arabic}/u.test(text) ? withOpenVowels(sounds) : sounds;
}

function withOpenVowels(sounds: string): string {
  return sounds.replaceAll(/(?<![aeiu])([^aeiu])/g, 'V$1').replaceAll(/V+/g, 'V');
}
