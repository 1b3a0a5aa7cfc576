import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Hono } from 'hono';
import { createWords } from '#kernel/words.ts';
import { found } from '#testing/cast.ts';
import { startProgram, type Program } from '#testing/program.ts';
import { loadContent, loadLanguages } from '#site/index.ts';
import { publicPages as pagesOver } from './modules.ts';
import { allWords } from './all-words.ts';
import { openPools } from './database.ts';
import { makeLog } from './log.ts';
import { mustDeclarePages, siteFace } from './site-face.ts';

const publicPages = pagesOver(loadContent(null));
let program: Program;
const get = (path: string, headers: Record<string, string> = {}) => program.request(path, { headers });

before(async () => {
  program = await startProgram();
  await found(program);
});
after(() => program.stop());

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

test('a database that does not answer takes no telephone number off the page, and nobody keeps one without', async () => {
  const away = openPools({ host: program.server.host, port: program.server.port, database: 'nowhere' });
  const pools = { app: program.pools.app };
  const app = new Hono();
  const where = () => ({ source: 'local', secure: false });
  const words = createWords(allWords);
  const content = loadContent(null);
  const log = makeLog(() => undefined);
  const parts = {
    pools,
    words,
    log,
    content,
    languages: loadLanguages(null, content),
    where,
    freshMs: 0,
    exitTo: 'https://vreme.example/',
    afterCommit: () => undefined,
  };
  siteFace(app, pagesOver(content), parts);
  const ask = async (path: string) => (await app.request(path)).text();
  assert.match(await ask('/en/2'), /tel:0110000000/);
  pools.app = away.app;
  assert.match(await ask('/en/2'), /tel:0110000000/);
  const fresh = new Hono();
  siteFace(fresh, pagesOver(content), parts);
  const answer = await fresh.request('/lat/2');
  assert.ok(!(await answer.text()).includes('tel:'));
  assert.equal(answer.headers.get('cdn-cache-control'), null);
  await away.close();
});
