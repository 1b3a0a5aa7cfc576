import type { Locale } from '#kernel/words.ts';

/** Languages a line may be answered in (ISO 639); their names come from the browser, in the reader's own language. */
const codes = [
  'sr',
  'en',
  'rom',
  'hu',
  'sq',
  'bs',
  'hr',
  'sk',
  'ro',
  'bg',
  'mk',
  'sl',
  'ru',
  'uk',
  'tr',
  'ar',
  'fa',
  'ps',
]
  .concat(['ur', 'hi', 'bn', 'ne', 'vi', 'zh', 'th', 'fil', 'fr', 'de', 'es', 'it', 'pt', 'el', 'so', 'am'])
  .toSorted();

/** Every language a line can have, named in `locale`, ours first. */
export function spokenLanguages(locale: Locale): { value: string; label: string }[] {
  const names = new Intl.DisplayNames(locale, { type: 'language' });
  const options = codes.map((value) => ({ value, label: names.of(value) ?? value }));
  const first = (value: string) => (value === 'sr' ? 0 : 1);
  return options.toSorted((a, b) => first(a.value) - first(b.value) || a.label.localeCompare(b.label, locale));
}
