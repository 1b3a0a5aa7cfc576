import MarkdownIt from 'markdown-it';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { refuse } from '#kernel/errors.ts';
import { toCyrillic } from '#kernel/words-server.ts';
import type { Locale } from '#kernel/words.ts';

/** A text of the site in one language, as its file has it; `body` is HTML in which `{numbers}` and `{organisation}` still stand. */
export type Text = {
  address: string;
  title: string;
  heading: string;
  written: string;
  /** The day somebody of the organisation read it through, and by which somebody must again; null: nobody has yet. */
  reviewed: { on: string; by: string } | null;
  source: string;
  body: string;
};

/**
 * A further language, in which some texts are there: its own name, its first page, what stands around every page of it,
 * and in which language stands what is not there. `texts` by their file's name.
 */
export type Language = {
  tag: string;
  name: string;
  dir: 'ltr' | 'rtl';
  instead: Locale;
  first: Text;
  words: Readonly<Record<string, string>>;
  texts: ReadonlyMap<string, Text>;
};

/** Every text by its file's name; complete in Serbian and English. */
export type Content = ReadonlyMap<string, Record<Locale, Text>>;

/** The languages texts are written in; Cyrillic is made from the first. */
export const WRITTEN = ['sr-Latn', 'en'] as const;
/** Where the texts that come along are. */
export const BUILT_IN = join(import.meta.dirname, 'content');

const day = z.iso.date();
const head = z
  .strictObject({
    address: z.string().regex(/^[0-9]{1,3}$/),
    title: z.string().min(1).max(40),
    heading: z.string().min(1).max(120),
    written: day,
    reviewed: day.optional(),
    'review-by': day.optional(),
    source: z.string().min(1).max(300),
  })
  // One of the two alone says nothing.
  .refine((found) => (found.reviewed === undefined) === (found['review-by'] === undefined), { path: ['review-by'] });

const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false });
markdown.validateLink = (url) => /^(https:\/\/|tel:|\/[a-z0-9/-]*$)/.test(url);

/**
 * Reads the texts that come along, and over them those of the keeper's own folder: a file there stands for the one of
 * its name, in its language. Refuses `content-unfit`, naming the file and what is wrong with it.
 */
export function loadContent(own: string | null): Content {
  const folders = own === null ? [BUILT_IN] : [BUILT_IN, own];
  if (own !== null && !existsSync(own)) throw refuse('content-missing', 503, { folder: own });
  const texts = new Map<string, Partial<Record<Locale, Text>>>();
  for (const folder of folders)
    for (const locale of WRITTEN)
      for (const [name, text] of textsIn(folder, locale)) texts.set(name, { ...texts.get(name), [locale]: text });
  const content = new Map([...texts].map(([name, found]) => complete(name, found)).toSorted(byAddress));
  for (const [name, found] of content) mustBeFilled(content, name, found);
  return content;
}

type Entry = [string, Record<Locale, Text>];
const byAddress = ([, a]: Entry, [, b]: Entry) => Number(a['sr-Latn'].address) - Number(b['sr-Latn'].address);

function complete(name: string, { 'sr-Latn': latin, en }: Partial<Record<Locale, Text>>): Entry {
  if (!latin || !en)
    throw refuse('content-unfit', 503, { file: `${latin ? 'en' : 'sr-Latn'}/${name}.md`, what: 'missing' });
  if (latin.address !== en.address) throw refuse('content-unfit', 503, { file: `en/${name}.md`, what: 'address' });
  return [name, { 'sr-Latn': latin, 'sr-Cyrl': inCyrillic(latin), en }];
}

/**
 * Refuses a text with a link to a number under which there is none, or with the list of what there is in a further
 * language: Serbian and English are complete, and visitors would read the mark.
 */
function mustBeFilled(content: Content, name: string, texts: Record<Locale, Text>): void {
  const addresses = new Set([...content.values()].map((text) => `/${text.en.address}`));
  for (const locale of WRITTEN) {
    const { body } = texts[locale];
    const lost = [...body.matchAll(/href="(\/[0-9]+)"/g)].map(([, to = '']) => to).find((to) => !addresses.has(to));
    const what = lost ?? (body.includes('<p>{pages}</p>') ? '{pages}' : undefined);
    if (what) throw refuse('content-unfit', 503, { file: `${locale}/${name}.md`, what });
  }
}

/** The texts of a folder in a language, by their files' names. */
export function textsIn(folder: string, locale: string, others: readonly string[] = []): [string, Text][] {
  const place = join(folder, locale);
  if (!existsSync(place)) return [];
  const files = readdirSync(place).filter((file) => file.endsWith('.md') && !others.includes(file));
  return files.map((file) => [
    file.slice(0, -'.md'.length),
    parseText(readFileSync(join(place, file), 'utf8'), `${locale}/${file}`),
  ]);
}

/** One text of a page. */
export function parseText(text: string, file: string): Text {
  const { fields, body } = headAndBody(text, file, head);
  const { 'review-by': by, reviewed, ...rest } = fields;
  return { ...rest, reviewed: reviewedIn(reviewed, by), body };
}

/** Whether and when a text was read through. */
export function reviewedIn(on: string | undefined, by: string | undefined): Text['reviewed'] {
  return on && by ? { on, by } : null;
}

/**
 * One file: lines of `name: value` between two lines of dashes, then Markdown without HTML, which comes as HTML. Refuses
 * `content-unfit`, naming the file and what is wrong with it.
 */
export function headAndBody<T>(text: string, file: string, fitting: z.ZodType<T>): { fields: T; body: string } {
  // Some editors put a mark before everything.
  const [, front, body] = /^\uFEFF?---\r?\n([\s\S]*?)\r?\n---\r?\n([\s\S]*)$/.exec(text) ?? [];
  if (front === undefined || body === undefined) throw refuse('content-unfit', 503, { file, what: '---' });
  const lines = front.split(/\r?\n/).map((line) => line.split(/:(.*)/s).map((part) => part.trim()));
  const read = fitting.safeParse(Object.fromEntries(lines));
  if (!read.success)
    throw refuse('content-unfit', 503, {
      file,
      what: read.error.issues.map((issue) => issue.path.join('.') || 'head').join(', '),
    });
  const stray = strayPlace(body);
  if (stray) throw refuse('content-unfit', 503, { file, what: stray });
  return { fields: read.data, body: markdown.render(body) };
}

/** Places to be filled that stand on a line of their own. */
const BLOCKS = ['{numbers}', '{pages}', '{write}', '{go-on}'];

/** The first place to be filled that nothing would fill, misspelt or in the middle of a line: visitors would read it. */
function strayPlace(body: string): string | undefined {
  const alone = body.split(/\r?\n\s*\r?\n/).map((part) => part.trim());
  const places = alone
    .filter((part) => !BLOCKS.includes(part))
    .flatMap((part) => part.match(/\{[^{}\n]{0,30}\}/g) ?? []);
  return places.find((place) => place !== '{organisation}');
}

/** Text between tags, entities and places to be filled goes into Cyrillic; what they are made of does not. */
function inCyrillic(text: Text): Text {
  const body = text.body.replaceAll(/<[^>]*>|&[a-z0-9#]+;|\{[a-z-]+\}|[^<&{]+/g, (part) =>
    /^[<&{]/.test(part) ? part : toCyrillic(part),
  );
  return { ...text, title: toCyrillic(text.title), heading: toCyrillic(text.heading), body };
}

/** Names of the texts that nobody has read through yet, or that somebody should have read again by this day. */
export function dueForReview(content: Content, languages: readonly Language[], today: string): string[] {
  const due = ({ reviewed }: Text) => !reviewed || reviewed.by < today;
  const further = languages.flatMap(({ tag, first, texts }) =>
    [['language', first] as const, ...texts].filter(([, text]) => due(text)).map(([name]) => `${tag}/${name}`),
  );
  return [...[...content].filter(([, text]) => Object.values(text).some(due)).map(([name]) => name), ...further];
}
