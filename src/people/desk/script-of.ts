/** The language a name is written in, so that Cyrillic letters take their Serbian forms; undefined in Latin. */
export function scriptOf(text: string): 'sr-Cyrl' | undefined {
  return /\p{Script=Cyrillic}/u.test(text) ? 'sr-Cyrl' : undefined;
}
