import { Hono, type Context } from 'hono';
import { allLines } from '#hotline/index.ts';
import { withActor } from '#kernel/actor.ts';
import { Refusal } from '#kernel/errors.ts';
import { securityHeaders, type Where } from '#kernel/http.ts';
import { makeTurns } from '#kernel/turns.ts';
import { toCyrillic } from '#kernel/words-server.ts';
import { locales, type Locale, type Words } from '#kernel/words.ts';
import {
  addressFurther,
  addressIn,
  ASKED,
  framed,
  looks,
  oneSentence,
  openHours,
  sayIn,
  textAside,
  textLinks,
  type Content,
  type House,
  type Language,
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
  languages: readonly Language[];
  where(c: Context): Where;
  afterCommit(): void;
  exitTo: string;
  freeDisk?: Visit['freeDisk'];
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
  const answer = (page: PublicPage, tongue: Tongue) => (c: Context) =>
    show(c, page, { tongue, houseIn, parts, has, drawnFor });
  const tongues = tonguesOf(parts.languages);
  for (const [path, look] of looks()) app.get(path, (c) => file(c, look));
  app.get('/x', (c) => leave(c, parts.exitTo));
  for (const page of pages) {
    for (const tongue of tongues)
      if (!tongue.language || page.method === 'GET')
        app.on(page.method, addressOf(tongue, page.path), answer(page, tongue));
    if (page.path === '/')
      app.get('/', (c) => answer(page, acceptedTongue(tongues, c.req.header('accept-language')))(c));
  }
  for (const tongue of tongues) app.all(`${addressOf(tongue, '/')}/*`, answer(NOT_THERE, tongue));
}

/** How a page is said: in a language the site is complete in, or in a further one with that beside it. */
type Tongue = { locale: Locale; language: Language | null };

const tonguesOf = (languages: readonly Language[]): Tongue[] => [
  ...locales.map((locale) => ({ locale, language: null })),
  ...languages.map((language) => ({ locale: language.instead, language })),
];

const addressOf = ({ locale, language }: Tongue, path: string) =>
  language ? addressFurther(language, path) : addressIn(locale, path);

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

/** Pages ask the database so many at once: a rush of visitors leaves the other connections to whoever is at work. */
const asking = makeTurns({ atOnce: 4, longest: 300, busy: 'busy' });

type Drawn =
  | { html: string; whole: boolean; status: NonNullable<Extract<Shown, { title: string }>['status']> }
  | { goTo: string };

type Showing = Pick<Visit, 'has'> & {
  tongue: Tongue;
  houseIn: (tongue: Tongue) => Promise<House>;
  parts: SiteParts;
  drawnFor: (key: string, make: () => Promise<Drawn>) => Promise<Drawn>;
};

async function show(c: Context, page: PublicPage, showing: Showing): Promise<Response> {
  const { tongue, drawnFor } = showing;
  const make = () => draw(c, page, showing);
  const forAll = page.kind === 'content' && page.method === 'GET';
  const drawn = await (forAll ? drawnFor(addressOf(tongue, page.path), make) : make());
  if ('goTo' in drawn) return c.body(null, 303, { ...headers(page.kind), location: addressOf(tongue, drawn.goTo) });
  // A page without its numbers is kept by nobody.
  const kind = drawn.status === 200 && drawn.whole ? page.kind : 'personal';
  return c.html(drawn.html, drawn.status, { ...headers(kind), vary: 'accept-language' });
}

async function draw(c: Context, page: PublicPage, { tongue, houseIn, parts, has }: Showing): Promise<Drawn> {
  const { locale, language } = tongue;
  // What is not there in a further language is said whole in the one that stands instead.
  const own = language && page.inLanguage?.(language) ? tongue : { locale, language: null };
  const house = await houseIn(own).catch(() => NO_HOUSE);
  const visit: Omit<Visit, 'aside'> = {
    ...own,
    c,
    say: sayOf(parts.words, own),
    house,
    source: parts.where(c).source,
    freeDisk: parts.freeDisk ?? (async () => null),
    ask: (work) => asking(() => withActor(parts.pools.app, null, work)),
    committed: parts.afterCommit,
    // Forms go on in a language in which all their pages are there.
    to: (path) => addressOf(page.kind === 'personal' ? own : tongue, path),
    has,
  };
  const shown = await page
    .answer({ ...visit, aside: asideOf(visit, { parts, houseIn }) })
    .catch((error: unknown) => wentWrong(error, visit.say, parts.log));
  if ('goTo' in shown) return shown;
  const { title, body, languages, status = 200 } = shown;
  // What the first page asks already need not stand on it twice, and what goes before writing is no page by itself.
  const twice = ['before', ...(page.kind === 'content' && page.path === '/' ? ASKED : [])];
  const others = [...parts.content.keys()].filter((name) => !twice.includes(name));
  const around = {
    ...{ ...tongue, has },
    say: sayOf(parts.words, tongue),
    house: await houseIn(tongue).catch(() => NO_HOUSE),
    to: (path: string) => addressOf(tongue, path),
  };
  const html = framed(around, {
    title,
    body,
    path: page.method === 'GET' ? page.path : '/',
    exit: page.exit ? parts.exitTo : null,
    languages,
    further: parts.languages,
    instead: language && !own.language ? (page.kind === 'personal' ? 'in-yours' : 'not-yet') : null,
    foot: languages === null ? [] : textLinks(parts.content, others, around, languages),
  });
  return { html: String(await html), status, whole: house !== NO_HOUSE };
}

/** A text inside a form, in the language that its address names before it, else in that of the page. */
function asideOf(visit: Omit<Visit, 'aside'>, { parts, houseIn }: Pick<Showing, 'parts' | 'houseIn'>): Visit['aside'] {
  return async (address, form) => {
    const [, tag, number = ''] = /^(?:\/([a-z]{2,3}))?\/([0-9]{1,3})$/.exec(address) ?? [];
    const tongue = { locale: visit.locale, language: parts.languages.find((each) => each.tag === tag) ?? null };
    const house = await houseIn(tongue).catch(() => NO_HOUSE);
    return textAside(parts.content, { ...visit, ...tongue, say: sayOf(parts.words, tongue), house }, number, form);
  };
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
  inLanguage: () => true,
  answer: async ({ say }) => sentence(say, 'site.frame.not-there', 404),
};

/** A refusal in a sentence for whoever visits; a defect says only that it is one. The telephone stands above either. */
function wentWrong(error: unknown, say: Visit['say'], log: Log): Shown {
  if (!(error instanceof Refusal)) {
    log.defect(error, 'site');
    return sentence(say, 'site.frame.defect', 503);
  }
  if (error.status === 413) return sentence(say, 'site.frame.too-large', 413);
  if (error.status === 429 || error.status === 503) return sentence(say, 'site.frame.busy', error.status);
  return sentence(say, 'site.frame.not-taken', 400);
}

function sentence(
  say: Visit['say'],
  key: string,
  status: NonNullable<Extract<Shown, { title: string }>['status']>,
): Shown {
  return { title: say('site.home.title'), body: oneSentence(say(key)), status };
}

function headers(kind: PublicPage['kind']): Record<string, string> {
  const shared = kind === 'content' ? { 'cdn-cache-control': IN_FRONT } : {};
  return { ...securityHeaders(null), 'cache-control': 'no-store', ...shared };
}

/** Takes somebody away at once: what of ours the browser keeps goes first, and where she came from is not told. */
function leave(c: Context, to: string): Response {
  return c.body(null, 303, { ...headers('personal'), 'clear-site-data': '"cache"', location: to });
}

function rememberedHouse(parts: SiteParts): (tongue: Tongue) => Promise<House> {
  const houseFor = fresh<House>(parts.freshMs);
  const last = new Map<string, House>();
  return async (tongue) => {
    const key = addressOf(tongue, '/');
    const asked = houseFor(key, () => readHouse(parts.pools.app, parts.words, tongue));
    const known = last.get(key);
    // A database that does not answer takes no telephone number off the page: what was so a while ago stands.
    const house = await (known ? Promise.race([asked.catch(() => known), after(PATIENCE_MS, known)]) : asked);
    last.set(key, house);
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

function sayOf(words: Words, { locale, language }: Tongue): Visit['say'] {
  const plain: Visit['say'] = (key, values) => words.say(locale, key, values);
  return language ? sayIn(language, plain) : plain;
}

function readHouse(app: Pools['app'], words: Words, tongue: Tongue): Promise<House> {
  const { locale } = tongue;
  // What people called something stays as they wrote it; only what is shown follows the script.
  const shown = locale === 'sr-Cyrl' ? toCyrillic : (text: string) => text;
  return withActor(app, null, async (tx) => {
    const organisation = await findOrganisation(tx);
    const lines = (await allLines(tx)).map(({ kind, name, number, hours, languages }) => {
      return { kind, name: shown(name), number, open: openHours(sayOf(words, tongue), hours), languages };
    });
    return { organisation: organisation ? shown(organisation.name) : null, lines, demo: organisation?.demo ?? false };
  });
}

/** The browser's first language that we know, else Serbian in Latin. */
function acceptedTongue(tongues: readonly Tongue[], accepted: string | undefined): Tongue {
  for (const tag of (accepted ?? '').split(',').map((part) => part.split(';')[0]?.trim().toLowerCase() ?? '')) {
    if (tag.startsWith('sr-cyrl')) return { locale: 'sr-Cyrl', language: null };
    if (/^(sr|bs|hr|cnr|me)/.test(tag)) return { locale: 'sr-Latn', language: null };
    if (tag.startsWith('en')) return { locale: 'en', language: null };
    const further = tongues.find(({ language }) => language?.tag === tag.split('-')[0]);
    if (further) return further;
  }
  return { locale: 'sr-Latn', language: null };
}
