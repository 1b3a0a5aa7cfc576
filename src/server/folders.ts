import { join } from 'node:path';
import { loadWords } from '#kernel/words-server.ts';
import { checkout } from './config.ts';

/** Every module that has code, in the order their migrations run. */
export const MODULES = [
  'kernel',
  'vault',
  'audit',
  'staff',
  'people',
  'rights',
  'tasks',
  'screening',
  'network',
  'cases',
  'hotline',
  'research',
  'desk',
  'site',
  'server',
];

/** The folder of a module. */
export function folderOf(module: string): string {
  return join(checkout, 'src', module);
}

/** The words of all modules, in the three languages. */
export const allWords = loadWords(MODULES.map(folderOf));
