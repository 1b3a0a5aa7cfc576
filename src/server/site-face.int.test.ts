import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Hono } from 'hono';
import { createWords } from '#kernel/words.ts';
import { found } from '#testing/cast.ts';
import { startProgram, type Program } from '#testing/program.ts';
import { loadContent } from '#site/index.ts';
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
    assert.match(await (await get(path)).text(), new RegExp(`<html lang="${lang}">`));
  for (const [accepted, lang] of [
    ['en-GB,en;q=0.9', 'en'],
    ['hr', 'sr-Latn'],
    ['sr-Cyrl-RS', 'sr-Cyrl'],
    ['fa', 'sr-Latn'],
  ])
    assert.match(
      await (await get('/', { 'accept-language': accepted ?? '' })).text(),
      new RegExp(`<html lang="${lang}">`),
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
