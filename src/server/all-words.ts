import { loadWords } from '#kernel/words-server.ts';
import { folders } from './folders.ts';

/** The words of all modules, in the three languages. */
export const allWords = loadWords(folders);
