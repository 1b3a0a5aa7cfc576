import { createWords, type Locale } from '#kernel/words.ts';
import { allWords } from './folders.ts';

const words = createWords(allWords);

/** The language of the terminal: Serbian where the system says so, in its script; English elsewhere. */
function terminalLocale(lang: string): Locale {
  if (!/^(sr|bs|hr|me)/i.test(lang)) return 'en';
  return /latin|latn/i.test(lang) || !/^sr_RS(\.|$)/i.test(lang) ? 'sr-Latn' : 'sr-Cyrl';
}

let chosen: Locale | null = null;

/** From now on speaks this language, whatever the system says. */
export function speakIn(locale: Locale): void {
  chosen = locale;
}

/** Says a key to whoever sits at the terminal. */
export function say(key: string, values: Record<string, string | number> = {}): string {
  const { env } = process;
  return words.say(chosen ?? terminalLocale(env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || ''), key, values);
}
