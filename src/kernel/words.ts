// The words of the program, for server and browser alike. What needs files or the exception list is in words-server.ts.
export { createWords, locales, ownNames } from './words/say.ts';
export type { Locale, Words, WordTables, WordTags, WordValues } from './words/say.ts';
export { toLatin } from './words/latin.ts';
export { byLetter } from './words/letters.ts';
