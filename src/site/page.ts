import type { Context } from 'hono';
import type { HtmlEscapedString } from 'hono/utils/html';
import type { Tx } from '#kernel/db.ts';
import type { Locale } from '#kernel/words.ts';

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;
export type Say = (key: string, values?: Record<string, string | number>) => string;

/** A line as the public site shows it: what it is called, its number, and when somebody answers. */
export type PublicLine = { kind: string; name: string; number: string; open: string };

/** What every page of the site shows of the organisation. */
export type House = { organisation: string | null; lines: PublicLine[]; demo: boolean };

/** One visit of a page. Nobody is signed in, and nothing is known of whoever it is. */
export type Visit = {
  locale: Locale;
  say: Say;
  house: House;
  /** Where it came from, for slowing a flood; never stored in clear, never logged. */
  source: string;
  c: Context;
  /** Asks the database as nobody: row-level security shows what the public may see. */
  ask<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Something was written: what has to be told is told now. */
  committed(): void;
  /** The address of a page in the visitor's language. */
  to(path: string): string;
  /** Whether the site has such a page: what is not there is not offered. */
  has(path: string): boolean;
};

/** What a page answers: itself under a neutral title, or another page of the site to go on to. */
export type Shown = { title: string; body: Html; status?: 200 | 400 | 404 | 410 | 413 | 429 | 503 } | { goTo: string };

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
  answer(visit: Visit): Promise<Shown>;
};

/** The languages as they stand in an address: neutral, short, and typed on any keyboard. */
const LANGUAGES: Record<Locale, string> = { 'sr-Latn': 'lat', 'sr-Cyrl': 'cir', en: 'en' };

/** The address of a page in a language. */
export function addressIn(locale: Locale, path: string): string {
  return `/${LANGUAGES[locale]}${path === '/' ? '' : path}`;
}
