import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { verbOf, type Route } from '#kernel/route.ts';
import { roleMatrix } from '#staff/index.ts';
import { openBrowser, type Browser } from '#testing/browser.ts';
import { ok } from '#testing/cast.ts';
import { addressOf, houseOfRoles, needsGrant, type HouseOfRoles } from '#testing/house-of-roles.ts';
import { startProgram, type Program } from '#testing/program.ts';
import { sampleOf } from '#testing/samples.ts';
import { allRoutes } from './app.ts';

let program: Program;
let house: HouseOfRoles;
const matrix = roleMatrix();
/** Those that end or change the session itself are tried last and by themselves. */
const OF_THE_SESSION = ['/lock', '/unlock', '/sign-out'];
const ORDER = ['GET', 'PUT', 'POST', 'DELETE'];
const routes = allRoutes(() => 'x').toSorted((a, b) => ORDER.indexOf(a.method) - ORDER.indexOf(b.method));
const others = routes.filter((route) => !OF_THE_SESSION.includes(route.path));
const nameOf = (route: Route) => `${route.method} ${route.path}`;

before(async () => {
  program = await startProgram();
  house = await houseOfRoles(program);
});

after(() => program.stop());

type Got = { status: number; code: string };

async function call(browser: Browser, route: Route, id: string, body: unknown): Promise<Got> {
  const answer = await browser.call<{ error?: { code: string } }>(
    route.method,
    addressOf(route.path, id),
    route.method === 'GET' ? undefined : body,
  );
  return { status: answer.status, code: answer.body.error?.code ?? '' };
}

/** A body its route refuses as badly filled in, so that whoever is let in changes nothing. */
const UNFIT = { id: 7, line: 7, code: [], name: 7, address: 7, number: 'x', words: 7, locale: 7, changes: 7, teams: 7 };
const nobodyHas = () => crypto.randomUUID();
/** What their schemas alone do not say: which fields a record has. */
const OWN_BODY: Record<string, unknown> = {
  'PUT /people/:id': { changes: [{ field: 'sex', basedOn: 0, value: null }] },
  'POST /people/:id/ties': { other: crypto.randomUUID(), kind: 'parent' },
  'POST /contacts/:id/person': { person: crypto.randomUUID() },
  'PUT /contacts/:id': { changes: [{ field: 'caller_name', basedOn: 0, value: 'proba' }] },
};
const fit = (route: Route) => {
  const { id: _id, ...body } = (OWN_BODY[nameOf(route)] ?? sampleOf(route.input)) as Record<string, unknown>;
  return body;
};

/** What must not have stopped somebody who is let in. */
const stopped = ({ status, code }: Got) => status === 401 || status === 423 || code === 'not-allowed' || status >= 500;

test('nobody signed in: open routes are open, all others answer 401', async () => {
  for (const route of routes) {
    const got = await call(openBrowser(program), route, nobodyHas(), UNFIT);
    const wanted = route.access === 'setup' ? 'setup-code-needed' : 'not-signed-in';
    if (route.access === 'open') assert.ok(got.code !== 'not-signed-in' && got.status < 500, nameOf(route));
    else assert.deepEqual(got, { status: 401, code: wanted }, nameOf(route));
  }
});

test('with the setup code only what belongs to the first run is open', async () => {
  const browser = openBrowser(program);
  await ok(browser.call('POST', '/setup/enter', { code: program.setupCode }));
  for (const route of routes.filter(({ access }) => access !== 'open')) {
    const got = await call(browser, route, nobodyHas(), UNFIT);
    if (route.access === 'setup') assert.ok(!stopped(got), `${nameOf(route)} ${got.status}`);
    else assert.deepEqual(got, { status: 401, code: 'not-signed-in' }, nameOf(route));
  }
});

/** A role's answer on a record it has no grant on, by the declarations alone. */
function wantedWithout(route: Route, role: string): string {
  const verb = verbOf(route.access);
  if (verb && !matrix.get(role)?.has(verb)) return '403 not-allowed';
  return house.record(route, role, false) && needsGrant(route, matrix.get(role)) ? '404 not-found' : 'let in';
}

const asked = others.filter(({ access }) => access !== 'open' && access !== 'setup');

async function withoutGrant(browser: Browser, role: string): Promise<void> {
  for (const route of asked) {
    const id = house.record(route, role, false) ?? nobodyHas();
    const wanted = wantedWithout(route, role);
    const hidden = wanted === '404 not-found';
    const got = await call(browser, route, id, hidden ? fit(route) : UNFIT);
    const said = `${got.status} ${got.code}`;
    if (wanted === 'let in') assert.ok(!stopped(got), `${nameOf(route)}: ${said}`);
    else assert.equal(said, wanted, nameOf(route));
    if (hidden) assert.deepEqual(await call(browser, route, nobodyHas(), fit(route)), got, `${nameOf(route)}: of none`);
  }
}

async function withGrant(browser: Browser, role: string): Promise<void> {
  for (const route of asked) {
    const id = house.record(route, role, true);
    if (!id || wantedWithout(route, role) !== '404 not-found') continue;
    const got = await call(browser, route, id, fit(route));
    const said = `${nameOf(route)} with a grant: ${got.status} ${got.code}`;
    if (route.method === 'GET' && !looksFurther(route)) assert.equal(got.status, 200, said);
    assert.ok(!stopped(got) && (got.status !== 404 || looksFurther(route)), said);
  }
}

async function whileLocked(browser: Browser, role: string): Promise<void> {
  for (const route of asked) {
    const got = await call(browser, route, house.record(route, role, true) ?? nobodyHas(), UNFIT);
    const verb = verbOf(route.access);
    if (!route.whileLocked) assert.deepEqual(got, { status: 423, code: 'locked' }, nameOf(route));
    else if (verb && !matrix.get(role)?.has(verb)) assert.equal(got.code, 'not-allowed', nameOf(route));
    else assert.ok(!stopped(got), `${nameOf(route)} locked: ${got.status} ${got.code}`);
  }
}

for (const role of [...matrix.keys()])
  test(`${role}: every route answers as declared, without a grant, with one, and while the screen is locked`, () =>
    seeRole(role));

async function seeRole(role: string): Promise<void> {
  const person = house.people.get(role);
  assert.ok(person, `nobody has the role ${role}`);
  const { browser, passphrase } = person;
  await withoutGrant(browser, role);
  await withGrant(browser, role);
  await ok(browser.call('POST', '/lock'));
  await whileLocked(browser, role);
  await ok(browser.call('POST', '/unlock', { passphrase }));
  await ok(browser.call('POST', '/sign-out'));
  for (const path of OF_THE_SESSION) assert.equal((await browser.call('POST', path, { passphrase })).status, 401, path);
}

/** Where body or address name something else besides the record, which here does not exist. */
function looksFurther(route: Route): boolean {
  return /:id\/.*:/.test(route.path) || /[0-9a-f]{8}-[0-9a-f]{4}-/.test(JSON.stringify(fit(route)));
}
