import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Hono } from 'hono';
import { createWords } from '#kernel/words.ts';
import { found, ok } from '#testing/cast.ts';
import { openBrowser } from '#testing/browser.ts';
import { startProgram, type Program } from '#testing/program.ts';
import { allWords } from './all-words.ts';
import { makeApps } from './app.ts';
import type { ArchiveReach } from './archive-beat.ts';
import { openPools } from './database.ts';
import { makeHub } from './live.ts';
import { makeLog } from './log.ts';
import { makeMetrics, type Metrics } from './metrics.ts';
import { gaugesOf, makeReadiness, metricsApp, type Readiness } from './watched.ts';

let program: Program;
let metrics: Metrics;
let readiness: Readiness;
let app: Hono;
const reach: ArchiveReach = { backup: null, written: null };
const words = createWords(allWords);
const inWords = (key: string) => words.say('en', key);

before(async () => {
  program = await startProgram();
  const hub = makeHub();
  metrics = makeMetrics(gaugesOf(program.pools, hub.size, reach), inWords);
  readiness = makeReadiness(program.pools);
  const log = metrics.counting(makeLog(() => undefined));
  app = makeApps({
    ...{
      pools: program.pools,
      hub,
      log,
      deskFolder: program.keysDir,
      exitTo: 'https://vreme.example/',
      metrics,
      readiness,
    },
    ...{ setupCode: () => program.setupCode, afterCommit: () => undefined },
  })('both');
});
after(() => program.stop());

const page = async () => (await metricsApp(metrics, readiness).request('/metrics')).text();

test('measures name addresses as they were declared: no id, no word, and nothing that was typed by a stranger', async () => {
  const { director, lines } = await found({
    request: async (path, init) => app.request(path, init),
    setupCode: program.setupCode,
  });
  const { id } = await ok(
    director.browser.call<{ id: string }>('POST', '/people', { names: [{ text: 'Anđelija', kind: 'given' }] }),
  );
  await ok(director.browser.call('GET', `/people/${id}`));
  await ok(director.browser.call('POST', '/contacts', { line: lines[0]?.id }));
  await app.request('/Andjelija/0601234528');
  await openBrowser({ request: async (path, init) => app.request(path, init) }).call('GET', `/people/${id}-Andjelija`);
  const text = await page();
  assert.match(
    text,
    /astra_http_request_seconds_count\{method="GET",route="\/desk\/api\/people\/:id",status="2xx"\} 1/,
  );
  assert.match(text, /route="other",status="4xx"/);
  for (const word of [id, 'elija', '0601234528', director.id, 'Ljubinka'])
    assert.ok(!text.includes(word), `the page of measures says ${word}`);
});

test('measures tell what waits, what was done by itself, and defects', async () => {
  const log = metrics.counting(makeLog(() => undefined));
  log.done('sequence');
  log.defect(new Error('x'), 'y');
  const text = await page();
  const value = (name: string) => Number(new RegExp(`^${name} (.+)$`, 'm').exec(text)?.[1]);
  assert.ok(value('astra_audit_lines_unchained') > 0);
  assert.ok(value('astra_facts_waiting') > 0);
  assert.equal(value('astra_mails_waiting'), 0);
  assert.equal(value('astra_defects_total'), 1);
  assert.match(text, /astra_beat_last_done_seconds\{beat="sequence"\} 1\d{9}/);
});

test('measures tell how old the last backup is, and that there is none', async () => {
  assert.match(await page(), /^astra_archive_last_backup_seconds 0$/m);
  Object.assign(reach, { backup: new Date(1_795_000_000_000), written: new Date(1_795_000_010_000) });
  const text = await page();
  assert.match(text, /^astra_archive_last_backup_seconds 1795000000$/m);
  assert.match(text, /^astra_archive_last_written_seconds 1795000010$/m);
});

test('health and readiness say yes or no and nothing else', async () => {
  for (const path of ['/health', '/ready']) {
    const answer = await app.request(path);
    assert.deepEqual(
      [answer.status, await answer.text(), answer.headers.get('cache-control')],
      [200, 'ok\n', 'no-store'],
    );
  }
});

test('a node whose database does not answer, or which is about to stop, is not ready, and still tells its measures', async () => {
  const { host, port } = program.server;
  const away = openPools({ host, port, database: 'nowhere' });
  const lost = makeReadiness(away);
  assert.equal((await metricsApp(metrics, lost).request('/ready')).status, 503);
  const measures = makeMetrics(
    gaugesOf(away, () => 2, null),
    inWords,
  );
  const text = await measures.text();
  assert.match(text, /^astra_screens 2$/m);
  assert.doesNotMatch(text, /astra_archive/);
  assert.match(text, /^astra_facts_waiting Nan$/im);
  await away.close();
  readiness.stopping();
  assert.equal((await app.request('/ready')).status, 503);
  assert.equal((await app.request('/health')).status, 200);
});
