import { formatDate, formatSeconds } from '#kernel/format.ts';
import { visibleText } from '#kernel/text.ts';
import { loadLanguage } from '#kernel/words-server.ts';
import { createWords, type Locale, type Words } from '#kernel/words.ts';
import { folders } from './folders.ts';

const spoken = new Map<Locale, Words>();

/** The words of one language, read when they are needed: a command speaks but one. */
function wordsOf(locale: Locale): Words {
  const known = spoken.get(locale) ?? createWords({ [locale]: loadLanguage(folders, locale) });
  spoken.set(locale, known);
  return known;
}

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

function speaking(): Locale {
  const { env } = process;
  return chosen ?? terminalLocale(env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '');
}

/**
 * Says a key to whoever sits at the terminal. What comes from outside (the name of a file, of a table in an archive, of a
 * column) can neither command the terminal nor turn the words round or begin a line of its own.
 */
export function say(key: string, values: Record<string, string | number> = {}): string {
  const shown = Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? plain(value) : value]);
  return wordsOf(speaking()).say(speaking(), key, Object.fromEntries(shown));
}

const plain = (text: string) => visibleText(text).replaceAll(/[\n\t]/g, ' ');

/** A day of the calendar, `2026-11-26`, as people write it. */
export function sayDay(day: string): string {
  return formatDate(new Date(`${day}T12:00:00Z`), speaking());
}

/** A moment as people write it, to the second, in the time of the house. */
export function sayMoment(iso: string): string {
  const at = new Date(iso);
  return `${formatDate(at, speaking())} ${formatSeconds(at)}`;
}
