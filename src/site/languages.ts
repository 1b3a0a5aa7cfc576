import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { refuse } from '#kernel/errors.ts';
import {
  BUILT_IN,
  headAndBody,
  reviewedIn,
  textsIn,
  WRITTEN,
  type Content,
  type Language,
  type Text,
} from './content.ts';
import type { Say } from './page.ts';

/** Taken by other pages: what stands first in an address is a language of three letters at most, or one of these. */
const TAKEN = ['lat', 'cir'];

/** What its `language.md` has to say, each as `site.` and this: what stands around a page of it. */
const AROUND = [
  'text.start',
  'text.written',
  'text.read',
  'frame.exit',
  'frame.skip',
  'frame.call',
  'frame.at-hand',
  'frame.pages',
  'frame.not-there',
  'frame.shift-two',
  'frame.shift-one',
  'home.languages',
  'home.write',
  'home.call-line',
  'home.missing',
  'home.open-always',
  'home.every-day',
  'home.closed',
  'home.demo',
  'further.answers-in',
  'further.not-yet',
  'further.in-yours',
] as const;

const around = z.strictObject(
  Object.fromEntries(AROUND.map((key) => [key, z.string().min(1).max(200)])) as Record<
    (typeof AROUND)[number],
    z.ZodString
  >,
);
const head = z.strictObject({
  name: z.string().min(1).max(40),
  dir: z.enum(['ltr', 'rtl']),
  instead: z.enum(WRITTEN),
  title: z.string().min(1).max(40),
  heading: z.string().min(1).max(120),
  written: z.iso.date(),
  reviewed: z.iso.date().optional(),
  'review-by': z.iso.date().optional(),
  source: z.string().min(1).max(300),
  ...around.shape,
});

/**
 * Reads the further languages that come along and those of the keeper's own folder: a folder named by a language's tag
 * with `language.md` in it, and texts named and addressed as in Serbian. Refuses `content-unfit`.
 */
export function loadLanguages(own: string | null, content: Content): Language[] {
  const folders = own === null ? [BUILT_IN] : [BUILT_IN, own];
  const tags = new Set(folders.flatMap(furtherIn));
  return [...tags].toSorted().map((tag) => readLanguage(folders, tag, content));
}

/** Folders named by a language; what the site is complete in is none of them. */
function furtherIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && /^[a-z]{2,3}$/.test(entry.name))
    .map((entry) => entry.name)
    .filter((tag) => !WRITTEN.some((written) => written === tag));
}

function readLanguage(folders: string[], tag: string, content: Content): Language {
  const file = `${tag}/language.md`;
  const place = folders.map((folder) => join(folder, file)).findLast((each) => existsSync(each));
  if (!place || TAKEN.includes(tag)) throw refuse('content-unfit', 503, { file, what: place ? 'name' : 'missing' });
  const { fields, body } = headAndBody(readFileSync(place, 'utf8'), file, head);
  const { name, dir, instead, title, heading, written, source, reviewed, 'review-by': by, ...words } = fields;
  const texts = new Map(folders.flatMap((folder) => textsIn(folder, tag, ['language.md'])));
  for (const [called, text] of texts) mustMatch(content, `${tag}/${called}.md`, called, text);
  const first = { address: '', title, heading, written, source, body, reviewed: reviewedIn(reviewed, by) };
  const said = Object.fromEntries(Object.entries(words).map(([key, value]) => [`site.${key}`, String(value)]));
  return { tag, name, dir, instead, first, words: said, texts };
}

/** A text of a further language stands for one that is there, at its address. */
function mustMatch(content: Content, file: string, name: string, text: Text): void {
  const known = content.get(name)?.['sr-Latn'];
  if (!known) throw refuse('content-unfit', 503, { file, what: 'name' });
  if (known.address !== text.address) throw refuse('content-unfit', 503, { file, what: 'address' });
}

/** How a further language says what stands around its pages; the rest is said in the language that stands instead. */
export function sayIn({ tag, words }: Language, instead: Say): Say {
  return (key, values = {}) => {
    const day = /^site\.home\.day-([1-7])$/.exec(key)?.[1];
    // The first of January 2024 was a Monday.
    if (day)
      return new Intl.DateTimeFormat(tag, { weekday: 'long', timeZone: 'UTC' }).format(Date.UTC(2024, 0, Number(day)));
    const said = words[key];
    if (said === undefined) return instead(key, values);
    return said.replaceAll(/\{([a-z]+)\}/g, (place, name: string) => String(values[name] ?? place));
  };
}

/** A day as it is written in a language, by our calendar and with our digits. */
export function dayIn({ tag }: Language, day: string): string {
  const format = new Intl.DateTimeFormat(`${tag}-u-ca-gregory-nu-latn`, { dateStyle: 'long', timeZone: 'UTC' });
  return format.format(new Date(`${day}T12:00:00Z`));
}

/** Names of languages in a language, one after the other. */
export function languagesIn({ tag }: Language, tags: readonly string[]): string {
  const names = new Intl.DisplayNames(tag, { type: 'language' });
  return new Intl.ListFormat(tag, { type: 'conjunction' }).format(tags.map((each) => names.of(each) ?? each));
}
