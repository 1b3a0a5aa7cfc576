import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { Hono } from 'hono';
import { createWords } from '#kernel/words.ts';
import { found } from '#testing/cast.ts';
import { startProgram, type Program } from '#testing/program.ts';
import { loadContent, loadLanguages, oneSentence, type PublicPage } from '#site/index.ts';
import { publicPages as pagesOver } from './modules.ts';
import { allWords } from './all-words.ts';
import { openPools } from './database.ts';
import { makeLog } from './log.ts';
import { mustDeclarePages, siteFace, type SiteParts } from './site-face.ts';

const publicPages = pagesOver(loadContent(null));
let program: Program;
const get = (path: string, headers: Record<string, string> = {}) => program.request(path, { headers });

before(async () => {
  program = await startProgram();
  await found(program);
});
after(() => program.stop());

/** What a site needs of the program, with these connections. */
function partsOf(pools: SiteParts['pools']): SiteParts {
  const content = loadContent(null);
  return {
    ...{ pools, content, words: createWords(allWords), log: makeLog(() => undefined), freshMs: 0 },
    languages: loadLanguages(null, content),
    where: () => ({ source: 'local', secure: false }),
    exitTo: 'https://vreme.example/',
    afterCommit: () => undefined,
  };
}

test('a page answers in the language of its address, the first one in the browser’s', async () => {
  for (const [path, lang] of [
    ['/lat', 'sr-Latn'],
    ['/cir', 'sr-Cyrl'],
    ['/en', 'en'],
  ] as const)
    assert.match(await (await get(path)).text(), new RegExp(`<html lang="${lang}" dir="ltr"`));
  for (const [accepted, lang] of [
    ['en-GB,en;q=0.9', 'en'],
    ['hr', 'sr-Latn'],
    ['sr-Cyrl-RS', 'sr-Cyrl'],
    ['ja', 'sr-Latn'],
  ])
    assert.match(
      await (await get('/', { 'accept-language': accepted ?? '' })).text(),
      new RegExp(`<html lang="${lang}" dir="ltr"`),
    );
});

test('no page leaves anything in the browser: no cookie, not kept, no referrer, nothing from elsewhere; a cache in front may keep it', async () => {
  for (const { path, method } of publicPages.filter((page) => page.method === 'GET')) {
    const answer = await get(`/en${path === '/' ? '' : path}`);
    const said = `${method} ${path}`;
    assert.equal(answer.headers.get('set-cookie'), null, said);
    assert.equal(answer.headers.get('cache-control'), 'no-store', said);
    assert.equal(answer.headers.get('referrer-policy'), 'no-referrer', said);
    assert.match(answer.headers.get('content-security-policy') ?? '', /default-src 'none'/, said);
  }
  assert.equal((await get('/lat')).headers.get('cdn-cache-control'), 'public, max-age=60');
});

test('what is not there says so in the frame, with the telephone, and repeats nothing', async () => {
  const answer = await get('/en/ZVEKAN');
  const html = await answer.text();
  assert.equal(answer.status, 404);
  assert.ok(html.includes('There is no such page.') && html.includes('tel:0110000000') && !html.includes('ZVEKAN'));
});

test('leaving goes to an everyday page at once, and clears what the browser kept of ours', async () => {
  const answer = await get('/x');
  assert.deepEqual(
    [answer.status, answer.headers.get('location'), answer.headers.get('clear-site-data')],
    [303, 'https://vreme.example/', '"cache"'],
  );
});

test('the first page with everything it looks with is far below 100 kB', async () => {
  let bytes = 0;
  for (const path of ['/lat', '/site.css', '/latin.woff2', '/cyrillic.woff2', '/hem.svg', '/art.svg']) {
    const answer = await get(path);
    assert.equal(answer.status, 200, path);
    bytes += (await answer.arrayBuffer()).byteLength;
  }
  assert.ok(bytes < 70_000, `${bytes} bytes uncompressed`);
});

test('in a further language what is there is said in it, and what is not in the one that stands instead, with a sentence', async () => {
  const text = async (path: string, accepted = '') =>
    (await get(path, accepted ? { 'accept-language': accepted } : {})).text();
  const there = await text('/ar/2');
  assert.match(there, /<html lang="ar" dir="rtl"[\s\S]*<main id="main" lang="ar" dir="rtl">/);
  assert.match(there, /<bdi dir="ltr">011\u00a0000\u00a00000<\/bdi>/);
  assert.doesNotMatch(there, /class="instead"/);
  const not = await text('/ru/3');
  assert.match(
    not,
    /<html lang="ru" dir="ltr"[\s\S]*<main id="main" lang="en" dir="ltr">\s*<div class="wrap"><p class="instead" lang="ru"/,
  );
  assert.match(not, /What is trafficking|<h1>[A-Z]/);
  assert.match(await text('/hu/3'), /<main id="main" lang="sr-Latn"/);
  const first = await text('/', 'tr-TR,tr;q=0.9');
  assert.match(first, /<html lang="tr"/);
  for (const name of ['Latinica', 'English', 'Русский', 'العربية', 'Shqip'])
    assert.ok(first.includes(`>${name}</a`), name);
  assert.match(first, /href="\/tr\/2"/);
});

test('writing goes on in a language in which all its pages are there, and says that one may write in one’s own', async () => {
  const page = await (await get('/ru/10')).text();
  assert.match(page, /class="instead" lang="ru"[\s\S]*href="\/ru\/p"/);
  const writing = await (await get('/ru/o')).text();
  assert.match(writing, /class="instead" lang="ru" dir="ltr">[^<]*по-русски/);
  assert.match(writing, /<form[^>]*action="\/en\/o"/);
});

test('two pages at one address, or one with words in its address, keep the program from starting', () => {
  const [page] = publicPages;
  assert.ok(page);
  assert.throws(() => mustDeclarePages([page, page]), /declared twice/);
  assert.throws(() => mustDeclarePages([{ ...page, path: '/Anđelija' }]), /not whole/);
});

test('pages ask the database four at a time: of ten visitors six wait, and each is answered', async () => {
  const state = { asking: 0, most: 0, came: 0, letGo: () => {} };
  const held = new Promise<void>((resolve) => {
    state.letGo = resolve;
  });
  const page: PublicPage = {
    ...{ method: 'GET', path: '/77', kind: 'personal', exit: true },
    answer: async ({ ask }) => {
      state.came += 1;
      await ask(async () => {
        state.asking += 1;
        state.most = Math.max(state.most, state.asking);
        await held;
        state.asking -= 1;
      });
      return { title: 'Ništa', body: oneSentence('Ništa') };
    },
  };
  const app = new Hono();
  siteFace(app, [page], { ...partsOf(program.pools), freshMs: 60_000 });
  const answers = Array.from({ length: 10 }, () => app.request('/lat/77'));
  while (state.came < 10) await pause(10);
  // Time enough for a fifth to begin, if one could.
  await pause(200);
  assert.equal(state.asking, 4);
  state.letGo();
  for (const answer of await Promise.all(answers)) assert.equal(answer.status, 200);
  assert.equal(state.most, 4);
});

test('a database that does not answer takes no telephone number off the page, and nobody keeps one without', async () => {
  const away = openPools({ host: program.server.host, port: program.server.port, database: 'nowhere' });
  const pools = { app: program.pools.app };
  const app = new Hono();
  const parts = partsOf(pools);
  const content = parts.content;
  siteFace(app, pagesOver(content), parts);
  const ask = async (path: string) => (await app.request(path)).text();
  assert.match(await ask('/en/2'), /tel:0110000000/);
  pools.app = away.app;
  assert.match(await ask('/en/2'), /tel:0110000000/);
  const fresh = new Hono();
  siteFace(fresh, pagesOver(content), parts);
  const answer = await fresh.request('/lat/2');
  // The police are called all the same.
  assert.deepEqual((await answer.text()).match(/tel:[0-9]+/g), ['tel:192', 'tel:112']);
  assert.equal(answer.headers.get('cdn-cache-control'), null);
  await away.close();
});
