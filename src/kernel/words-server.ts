// Server only: reads the modules' words and writes Serbian in Cyrillic. Browsers get the finished tables.
export { toCyrillic } from './words/cyrillic.ts';
export { messageParts } from './words/message.ts';
export type { MessagePart } from './words/message.ts';
export { loadLanguage, loadWords } from './words/load.ts';
