import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { messageToCyrillic } from './message.ts';
import type { Locale, WordTables } from './say.ts';

type Written = 'sr-Latn' | 'en';

/**
 * Gathers the words of the modules (`words/sr-Latn.json` and `words/en.json` in each folder given; a folder
 * without either is passed over). Throws when a module has one language only and when a key is in two modules.
 * The Cyrillic ones are made when they are first asked for, for that is much of a start; it throws where a
 * message does not parse.
 */
export function loadWords(moduleDirs: string[]): WordTables {
  const load = (locale: Locale) => loadLanguage(moduleDirs, locale);
  const latin = load('sr-Latn');
  let cyrillic: Record<string, string> | null = null;
  return {
    'sr-Latn': latin,
    get 'sr-Cyrl'() {
      cyrillic ??= cyrillicTable(latin);
      return cyrillic;
    },
    en: load('en'),
  };
}

/** The same for one language, for whoever speaks but one. */
export function loadLanguage(moduleDirs: string[], locale: Locale): Record<string, string> {
  const speaking = moduleDirs.filter(
    (dir) => existsSync(wordsFile(dir, 'sr-Latn')) || existsSync(wordsFile(dir, 'en')),
  );
  return locale === 'sr-Cyrl' ? cyrillicTable(merge(speaking, 'sr-Latn')) : merge(speaking, locale);
}

function wordsFile(moduleDir: string, language: Written): string {
  return join(moduleDir, 'words', `${language}.json`);
}

function merge(moduleDirs: string[], language: Written): Record<string, string> {
  const table: Record<string, string> = {};
  const owner = new Map<string, string>();
  for (const dir of moduleDirs) {
    for (const [key, text] of readTable(wordsFile(dir, language))) {
      const other = owner.get(key);
      if (other) throw new Error(`The words "${key}" are in two modules: ${other} and ${dir}`);
      owner.set(key, dir);
      table[key] = text;
    }
  }
  return table;
}

function readTable(file: string): [string, string][] {
  if (!existsSync(file)) throw new Error(`Words are missing in one language: ${file}`);
  const table: unknown = JSON.parse(readFileSync(file, 'utf8'));
  return Object.entries(table as Record<string, unknown>).map(([key, text]) => {
    if (typeof text !== 'string') throw new Error(`The words "${key}" in ${file} are not text`);
    return [key, text];
  });
}

function cyrillicTable(latin: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(latin).map(([key, text]) => [key, cyrillicMessage(key, text)]));
}

function cyrillicMessage(key: string, text: string): string {
  try {
    return messageToCyrillic(text);
  } catch (cause) {
    throw new Error(`The words "${key}" do not parse`, { cause });
  }
}
