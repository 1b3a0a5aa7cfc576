import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openBrowser } from '#testing/browser.ts';
import { found, refused, type Founded } from '#testing/cast.ts';
import { startProgram, type Program } from '#testing/program.ts';
import { allRoutes, makeApp } from '../app.ts';
import { makeLog } from '../log.ts';
import { DEMO_PASSPHRASE } from './seed.ts';

let program: Program;
let house: Founded;

before(async () => {
  program = await startProgram();
  house = await found(program);
});
after(() => program.stop());

test('the telephone of the demonstration rings nowhere else: the address is not there, and on real data it is refused', async () => {
  assert.ok(allRoutes(() => null).every(({ path }) => path !== '/demo/ring'));
  const ring = { who: 'known', line: house.lines[0]?.id };
  await refused(house.director.browser.call('POST', '/demo/ring', ring), 404, 'not-found');
  const { pools, hub } = program;
  const parts = {
    pools,
    hub,
    log: makeLog(() => undefined),
    deskFolder: program.keysDir,
    exitTo: 'https://vreme.example/',
  };
  const asDemo = makeApp({ ...parts, setupCode: () => null, afterCommit: () => undefined, demo: () => [] });
  const browser = openBrowser({ request: async (path, init) => asDemo.request(path, init) });
  for (const [name, value] of house.director.browser.cookies) browser.cookies.set(name, value);
  await refused(browser.call('POST', '/demo/ring', ring), 403, 'not-a-demo');
  await refused(browser.call('POST', '/demo/ring', { who: 'somebody' }), 400, 'bad-input');
  await refused(
    openBrowser({ request: async (path, init) => asDemo.request(path, init) }).call('POST', '/demo/ring', ring),
    401,
    'not-signed-in',
  );
});

test('nor do its sign-in tiles: on real data not even a passphrase that is the demonstration’s lets anybody in by one', async () => {
  const { id, name, passphrase } = house.director;
  assert.equal(passphrase, DEMO_PASSPHRASE);
  assert.ok(allRoutes(() => null).every(({ path }) => !path.startsWith('/demo')));
  await refused(openBrowser(program).call('POST', '/demo/sign-in', { id }), 404, 'not-found');
  const { pools, hub } = program;
  const parts = {
    pools,
    hub,
    log: makeLog(() => undefined),
    deskFolder: program.keysDir,
    exitTo: 'https://vreme.example/',
  };
  const demo = () => [{ id, name, gender: 'female', roles: ['director'] }];
  const asDemo = makeApp({ ...parts, setupCode: () => null, afterCommit: () => undefined, demo });
  const browser = openBrowser({ request: async (path, init) => asDemo.request(path, init) });
  await refused(browser.call('POST', '/demo/sign-in', { id }), 403, 'not-a-demo');
  assert.equal(browser.cookies.size, 0);
});
