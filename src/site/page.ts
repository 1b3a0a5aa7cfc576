import type { Context } from 'hono';
import type { HtmlEscapedString } from 'hono/utils/html';
import type { Tx } from '#kernel/db.ts';
import type { Locale } from '#kernel/words.ts';
import type { Language } from './content.ts';

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;
export type Say = (key: string, values?: Record<string, string | number>) => string;

/** A line as the public site shows it: what it is called, its number, and when somebody answers. */
export type PublicLine = { kind: string; name: string; number: string; open: string; languages: string[] };

/** What every page of the site shows of the organisation. */
export type House = { organisation: string | null; lines: PublicLine[]; demo: boolean };

/** One visit of a page. Nobody is signed in, and nothing is known of whoever it is. */
export type Visit = {
  locale: Locale;
  /** The further language this page is said in; null: it is said in `locale`. */
  language: Language | null;
  say: Say;
  house: House;
  /** Where it came from, for slowing a flood; never stored in clear, never logged. */
  source: string;
  c: Context;
  /** Which part of the disk that keeps the records is free; null: that is another machine's. */
  freeDisk(): Promise<number | null>;
  /** Asks the database as nobody: row-level security shows what the public may see. */
  ask<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Something was written: what has to be told is told now. */
  committed(): void;
  /** The address of a page in the visitor's language. */
  to(path: string): string;
  /** Whether the site has such a page: what is not there is not offered. */
  has(path: string): boolean;
  /** A text of the site, to be read in the middle of a form: what leads on in it is a button of that form. */
  aside(address: string, form: InForm): Promise<Aside | null>;
};

/** A text as it stands inside a form, with its neutral title. */
export type Aside = { title: string; body: Html };

/**
 * How a page in the middle of something goes on in another language: its form is sent to that language's address of
 * `path` with `act`, so that nothing typed is lost; the texts at its foot are read the same way, with `aside:` and their
 * address. `enter`: what the Enter key presses in it, which is neither.
 */
export type InForm = { form: string; path: string; act: string; enter?: string };

/**
 * What a page answers: itself under a neutral title, or another page of the site to go on to. `languages`: how it goes
 * on in another one, and to the texts at its foot, where a link would lose something; null: not at all.
 */
export type Shown =
  | {
      title: string;
      body: Html;
      status?: 200 | 400 | 404 | 410 | 413 | 429 | 503;
      languages?: InForm | null;
    }
  | { goTo: string };

/**
 * A page of the public site, without the language that stands before its address. Every page says whether it is the
 * same for everybody (`content`) or somebody's own (`personal`), and whether the way out is offered on it.
 */
export type PublicPage = {
  method: 'GET' | 'POST';
  /** Neutral, and nothing of what somebody wrote: `/` or `/3`. */
  path: string;
  kind: 'content' | 'personal';
  exit: boolean;
  /** It makes sense only beside this other page: without it, it is not there. */
  beside?: string;
  /** Whether it is there in a further language; where not, it is shown in the one that stands instead. */
  inLanguage?: (language: Language) => boolean;
  answer(visit: Visit): Promise<Shown>;
};

/** The languages as they stand in an address: neutral, short, and typed on any keyboard. */
const LANGUAGES: Record<Locale, string> = { 'sr-Latn': 'lat', 'sr-Cyrl': 'cir', en: 'en' };

/** The address of a page in a further language. */
export function addressFurther({ tag }: Pick<Language, 'tag'>, path: string): string {
  return `/${tag}${path === '/' ? '' : path}`;
}

/** The address of a page in a language. */
export function addressIn(locale: Locale, path: string): string {
  return `/${LANGUAGES[locale]}${path === '/' ? '' : path}`;
}
