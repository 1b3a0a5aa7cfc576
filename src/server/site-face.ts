import { Hono, type Context } from 'hono';
import { allLines } from '#hotline/index.ts';
import { withActor } from '#kernel/actor.ts';
import { Refusal } from '#kernel/errors.ts';
import { securityHeaders, type Where } from '#kernel/http.ts';
import { toCyrillic } from '#kernel/words-server.ts';
import { locales, type Locale, type Words } from '#kernel/words.ts';
import {
  addressIn,
  ASKED,
  framed,
  looks,
  oneSentence,
  openHours,
  textLinks,
  type Content,
  type House,
  type Look,
  type PublicPage,
  type Shown,
  type Visit,
} from '#site/index.ts';
import { findOrganisation } from '#staff/index.ts';
import type { Pools } from './database.ts';
import type { Log } from './log.ts';

/** What the site needs of the program. `exitTo`: where somebody is taken who leaves in a hurry. */
export type SiteParts = {
  pools: Pick<Pools, 'app'>;
  words: Words;
  log: Log;
  content: Content;
  where(c: Context): Where;
  afterCommit(): void;
  exitTo: string;
  /** How old what is shown may be; for tests. */
  freshMs?: number;
};

/** How old what a page shows of the organisation may be: a rush of visitors asks the database once. */
const FRESH_MS = 5_000;
/** How long a page waits for the database where it knows what was so before. */
const PATIENCE_MS = 1_000;
/** A cache in front may keep what is the same for everybody; a browser never: it stands on a device that others use. */
const IN_FRONT = 'public, max-age=60';
const AN_HOUR = 'public, max-age=3600';

/**
 * The public site: every declared page in every language, the way out, and what pages look with. No cookie, no script
 * that a page needs, nothing from elsewhere.
 */
export function siteFace(app: Hono, declared: PublicPage[], parts: SiteParts): void {
  mustDeclarePages(declared);
  const pages = declared.filter(({ beside }) => !beside || declared.some(({ path }) => path === beside));
  const has = (path: string) => pages.some((page) => page.path === path);
  const houseIn = rememberedHouse(parts);
  const drawnFor = fresh<Drawn>(parts.freshMs);
  const answer = (page: PublicPage, locale: Locale) => (c: Context) =>
    show(c, page, { locale, houseIn, parts, has, drawnFor });
  for (const [path, look] of looks()) app.get(path, (c) => file(c, look));
  app.get('/x', (c) => leave(c, parts.exitTo));
  for (const page of pages) {
    for (const locale of locales) app.on(page.method, addressIn(locale, page.path), answer(page, locale));
    if (page.path === '/') app.get('/', (c) => answer(page, acceptedLocale(c.req.header('accept-language')))(c));
  }
  for (const locale of locales) app.all(`${addressIn(locale, '/')}/*`, answer(NOT_THERE, locale));
}

/** Refuses to start a site in which two pages share an address, or one lies where the desk or the way out is. */
export function mustDeclarePages(pages: PublicPage[]): void {
  const names = pages.map(({ method, path }) => `${method} ${path}`);
  const faults = [
    ...names.filter((name, index) => names.indexOf(name) !== index).map((name) => `${name} is declared twice`),
    ...pages.flatMap(({ path, kind, exit }) =>
      /^\/[a-z0-9/-]*$/.test(path) && kind && typeof exit === 'boolean' ? [] : [`${path} is not whole`],
    ),
  ];
  if (faults.length > 0) throw new Error(`undeclared: ${faults.join('; ')}`);
}

type Drawn =
  | { html: string; whole: boolean; status: NonNullable<Extract<Shown, { title: string }>['status']> }
  | { goTo: string };

type Showing = Pick<Visit, 'locale' | 'has'> & {
  houseIn: (locale: Locale) => Promise<House>;
  parts: SiteParts;
  drawnFor: (key: string, make: () => Promise<Drawn>) => Promise<Drawn>;
};

async function show(c: Context, page: PublicPage, showing: Showing): Promise<Response> {
  const { locale, drawnFor } = showing;
  const make = () => draw(c, page, showing);
  const forAll = page.kind === 'content' && page.method === 'GET';
  const drawn = await (forAll ? drawnFor(addressIn(locale, page.path), make) : make());
  if ('goTo' in drawn) return c.body(null, 303, { ...headers(page.kind), location: addressIn(locale, drawn.goTo) });
  // A page without its numbers is kept by nobody.
  const kind = drawn.status === 200 && drawn.whole ? page.kind : 'personal';
  return c.html(drawn.html, drawn.status, { ...headers(kind), vary: 'accept-language' });
}

async function draw(c: Context, page: PublicPage, { locale, houseIn, parts, has }: Showing): Promise<Drawn> {
  const house = await houseIn(locale).catch(() => NO_HOUSE);
  const visit: Visit = {
    locale,
    c,
    say: (key, values) => parts.words.say(locale, key, values),
    house,
    source: parts.where(c).source,
    ask: (work) => withActor(parts.pools.app, null, work),
    committed: parts.afterCommit,
    to: (path) => addressIn(locale, path),
    has,
  };
  const shown = await page.answer(visit).catch((error: unknown) => wentWrong(error, visit, parts.log));
  if ('goTo' in shown) return shown;
  const { title, body, status = 200 } = shown;
  // What the first page asks already need not stand on it twice, and what goes before writing is no page by itself.
  const twice = ['before', ...(page.kind === 'content' && page.path === '/' ? ASKED : [])];
  const others = [...parts.content.keys()].filter((name) => !twice.includes(name));
  const html = framed(visit, {
    title,
    body,
    path: page.method === 'GET' ? page.path : '/',
    exit: page.exit ? parts.exitTo : null,
    foot: textLinks(parts.content, others, visit),
  });
  return { html: String(await html), status, whole: house !== NO_HOUSE };
}

/** What pages look with. Whoever has it already is told that it is the same. */
function file(c: Context, { type, body, tag }: Look): Response {
  const said = { ...headers('content'), 'content-type': type, 'cache-control': AN_HOUR, etag: tag };
  return c.req.header('if-none-match') === tag ? c.body(null, 304, said) : c.body(body, 200, said);
}

const NO_HOUSE: House = { organisation: null, lines: [], demo: false };

const NOT_THERE: PublicPage = {
  method: 'GET',
  path: '/',
  kind: 'personal',
  exit: true,
  answer: async (visit) => sentence(visit, 'site.frame.not-there', 404),
};

/** A refusal in its sentence; a defect says only that it is one. The telephone stands above either. */
function wentWrong(error: unknown, visit: Visit, log: Log): Shown {
  if (!(error instanceof Refusal)) {
    log.defect(error, 'site');
    return sentence(visit, 'site.frame.defect', 503);
  }
  const status = error.status === 429 || error.status === 413 || error.status === 503 ? error.status : 400;
  return sentence(visit, `errors.${error.code}`, status);
}

function sentence(visit: Visit, key: string, status: NonNullable<Extract<Shown, { title: string }>['status']>): Shown {
  return { title: visit.say('site.home.title'), body: oneSentence(visit.say(key)), status };
}

function headers(kind: PublicPage['kind']): Record<string, string> {
  const shared = kind === 'content' ? { 'cdn-cache-control': IN_FRONT } : {};
  return { ...securityHeaders(null), 'cache-control': 'no-store', ...shared };
}

/** Takes somebody away at once: what of ours the browser keeps goes first, and where she came from is not told. */
function leave(c: Context, to: string): Response {
  return c.body(null, 303, { ...headers('personal'), 'clear-site-data': '"cache"', location: to });
}

function rememberedHouse(parts: SiteParts): (locale: Locale) => Promise<House> {
  const houseFor = fresh<House>(parts.freshMs);
  const last = new Map<Locale, House>();
  return async (locale) => {
    const asked = houseFor(locale, () => readHouse(parts.pools.app, parts.words, locale));
    const known = last.get(locale);
    // A database that does not answer takes no telephone number off the page: what was so a while ago stands.
    const house = await (known ? Promise.race([asked.catch(() => known), after(PATIENCE_MS, known)]) : asked);
    last.set(locale, house);
    return house;
  };
}

function after<T>(ms: number, value: T): Promise<T> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(value), ms).unref();
  });
}

/** What was made for a key a moment ago stands for it; what failed is made again. */
function fresh<T>(freshMs = FRESH_MS): (key: string, make: () => Promise<T>) => Promise<T> {
  const known = new Map<string, { at: number; made: Promise<T> }>();
  return (key, make) => {
    const last = known.get(key);
    if (last && performance.now() - last.at < freshMs) return last.made;
    const made = make();
    known.set(key, { at: performance.now(), made });
    made.catch(() => known.delete(key));
    return made;
  };
}

function readHouse(app: Pools['app'], words: Words, locale: Locale): Promise<House> {
  // What people called something stays as they wrote it; only what is shown follows the script.
  const shown = locale === 'sr-Cyrl' ? toCyrillic : (text: string) => text;
  return withActor(app, null, async (tx) => {
    const organisation = await findOrganisation(tx);
    const lines = (await allLines(tx)).map(({ kind, name, number, hours }) => {
      return { kind, name: shown(name), number, open: openHours(words, locale, hours) };
    });
    return { organisation: organisation ? shown(organisation.name) : null, lines, demo: organisation?.demo ?? false };
  });
}

/** The browser's first language that we know, else Serbian in Latin. */
function acceptedLocale(accepted: string | undefined): Locale {
  for (const tag of (accepted ?? '').split(',').map((part) => part.split(';')[0]?.trim().toLowerCase() ?? '')) {
    if (tag.startsWith('sr-cyrl')) return 'sr-Cyrl';
    if (/^(sr|bs|hr|cnr|me)/.test(tag)) return 'sr-Latn';
    if (tag.startsWith('en')) return 'en';
  }
  return 'sr-Latn';
}
