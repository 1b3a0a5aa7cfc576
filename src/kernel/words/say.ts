import { IntlMessageFormat } from 'intl-messageformat';
import names from './lists/own-names.json' with { type: 'json' };

/** The scripts and languages the program speaks; also the names ICU knows them by. */
export type Locale = 'sr-Latn' | 'sr-Cyrl' | 'en';

export const locales: readonly Locale[] = ['sr-Latn', 'sr-Cyrl', 'en'];

/** What each calls itself, in its own letters: who reads one script only finds it in every other. */
export const ownNames: Readonly<Record<Locale, string>> = names;

export type WordTables = Record<Locale, Record<string, string>>;

/** What a message's arguments may be. Dates come formatted (`#kernel/format.ts`): ICU does not know our zone. */
export type WordValues = Record<string, string | number | boolean>;

/** What each tag of a message becomes on the page: `{ b: (inside) => <strong>{inside}</strong> }`. */
export type WordTags<T> = Record<string, (inside: (string | T)[]) => T>;

export type Words = {
  say: (locale: Locale, key: string, values?: WordValues) => string;
  rich: <T>(locale: Locale, key: string, values: WordValues, tags: WordTags<T>) => (string | T)[];
  has: (key: string) => boolean;
};

/**
 * The words of the program, ready to be said; messages are compiled once. A browser gives the tables it has.
 * `say` gives the sentence, `rich` its pieces with the tags made into whatever the page is made of; `has` asks
 * whether a key is in every table given. A key or language that does not exist, an argument that was not given
 * and (in `say`) a tag are defects and throw an Error naming the key.
 */
export function createWords(tables: Partial<WordTables>): Words {
  const compiled = new Map<string, IntlMessageFormat>();
  const message = (locale: Locale, key: string): IntlMessageFormat => {
    const known = compiled.get(`${locale} ${key}`);
    if (known) return known;
    const fresh = compile(tables[locale], locale, key);
    compiled.set(`${locale} ${key}`, fresh);
    return fresh;
  };
  return {
    say: (locale, key, values) => format<never>(message(locale, key), key, { ...values }).join(''),
    rich: (locale, key, values, tags) => format(message(locale, key), key, { ...values, ...tags }),
    has: (key) => Object.values(tables).every((table) => Object.hasOwn(table, key)),
  };
}

function compile(table: Record<string, string> | undefined, locale: Locale, key: string): IntlMessageFormat {
  const text = table && Object.hasOwn(table, key) ? table[key] : undefined;
  if (text === undefined) throw new Error(`There are no words "${key}" in ${locale}`);
  return new IntlMessageFormat(text, locale);
}

/** A date of Serbian ends in a full stop of its own, and so may a name: the one of the sentence is not written after it. */
function oneStop<T>(said: string | T): string | T {
  return typeof said === 'string' ? said.replaceAll(/(?<!\.)\.\.(?=\s|$)/g, '.') : said;
}

type Given<T> = Record<string, WordValues[string] | WordTags<T>[string]>;

function format<T>(message: IntlMessageFormat, key: string, values: Given<T>): (string | T)[] {
  try {
    return message.formatToParts<T>(values).map((part) => oneStop(part.value as string | T));
  } catch (cause) {
    throw new Error(`The words "${key}" cannot be said`, { cause });
  }
}
