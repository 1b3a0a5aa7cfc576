import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from '#kernel/db.ts';
import type { Route } from '#kernel/route.ts';
import { openBrowser, type Browser } from '#testing/browser.ts';
import { found, ok, refused, signIn, type Person } from '#testing/cast.ts';
import { countRows } from '#testing/count-rows.ts';
import { addressOf } from '#testing/house-of-roles.ts';
import { startProgram, type Program } from '#testing/program.ts';
import { at, placesIn, sampleOf, withAt } from '#testing/samples.ts';
import { allRoutes } from './app.ts';

let program: Program;
let director: Person;
const writes = allRoutes(() => null).filter(({ method, path }) => method !== 'GET' && path !== '/sign-out');
const nameOf = (route: Route) => `${route.method} ${route.path}`;
const MARK = 'ZVEKAN';

before(async () => {
  program = await startProgram();
  ({ director } = await found(program));
  await ok(director.browser.call('POST', '/setup/enter', { code: program.setupCode }));
});

after(() => program.stop());

/** A clear no: 4xx with a code, none of what was sent in answer, headers or log. */
function clearNo(answer: Awaited<ReturnType<Browser['call']>>, said: string): void {
  const { error } = answer.body as { error?: { code?: string } };
  assert.ok(answer.status >= 400 && answer.status < 500, `${said}: ${answer.status}`);
  assert.match(error?.code ?? '', /^[a-z-]+$/, said);
  assert.ok(!JSON.stringify([answer.body, [...answer.headers]]).includes(MARK), `${said} repeats what was sent`);
}

const send = (route: Route, body: unknown, headers: Record<string, string> = {}, browser = director.browser) =>
  browser.call(route.method, addressOf(route.path, crypto.randomUUID()), body, headers);

/** Runs what must be refused throughout, and sees that no table has a row more or less and the log not a word of it. */
async function changingNothing(work: () => Promise<void>): Promise<void> {
  const earlier = await countRows(program.asOwner);
  await work();
  assert.deepEqual(await countRows(program.asOwner), earlier);
  assert.ok(!program.logged.join('\n').includes(MARK), 'the log repeats what was sent');
  assert.deepEqual(
    program.logged.filter((line) => line.includes('"defect"')),
    [],
  );
}

const deep = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
const long = `{"code":"${MARK}${'x'.repeat(10_000_000)}"}`;
const MALFORMED: Record<string, string> = {
  'half a text': `{"code":"${MARK}`,
  'no JSON': `${MARK}=1&code=2`,
  'a list': `["${MARK}"]`,
  'a number': '7',
  null: 'null',
  'a list in a list, a hundred thousand deep': deep(100_000),
  'an object in an object, a hundred deep': `${'{"a":'.repeat(100)}1${'}'.repeat(100)}`,
  'ten megabytes': long,
  'NUL, escaped': `{"code":"${MARK}\\u0000"}`,
  'NUL as it is': `{"code":"${MARK}\u0000"}`,
  'half a letter': `{"code":"${MARK}\\ud800"}`,
  'half a letter in a key': `{"${MARK}\\udc00":1}`,
  'a script after the object': `{"code":"1"}<script>${MARK}</script>`,
};

for (const [name, body] of Object.entries(MALFORMED))
  test(`${name} is refused at every address, and nothing is written`, () =>
    changingNothing(async () => {
      for (const route of writes) clearNo(await send(route, body), `${name} at ${nameOf(route)}`);
    }));

const text = `{"code":"Žućko ${MARK}"}`;
const ENCODINGS: Record<string, Buffer> = {
  'Latin 2': Buffer.from(text.replace('Žućko', '\xae\u0075\xe6ko'), 'latin1'),
  'UTF-16': Buffer.from(text, 'utf16le'),
  'UTF-16, big end first': Buffer.from(text, 'utf16le').swap16(),
  'overlong UTF-8': Buffer.concat([Buffer.from('{"code":"'), Buffer.from([0xc0, 0xaf]), Buffer.from('"}')]),
  'half a letter in bytes': Buffer.concat([
    Buffer.from('{"code":"'),
    Buffer.from([0xed, 0xa0, 0x80]),
    Buffer.from('"}'),
  ]),
  compressed: Buffer.from('1f8b08000000000000ff', 'hex'),
};

for (const [name, bytes] of Object.entries(ENCODINGS))
  test(`a body in the wrong encoding is refused: ${name}`, () =>
    changingNothing(async () => {
      for (const route of writes) clearNo(await sendBytes(route, bytes), `${name} at ${nameOf(route)}`);
    }));

async function sendBytes(route: Route, bytes: Buffer) {
  const cookie = [...director.browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const address = `http://localhost/desk/api${addressOf(route.path, crypto.randomUUID())}`;
  const response = await program.request(address, {
    method: route.method,
    headers: { host: 'localhost', 'content-type': 'application/json', cookie },
    body: new Uint8Array(bytes),
  });
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as Record<string, unknown>,
  };
}

test('only JSON is read: forms, text, XML and a body without a type are refused', () =>
  changingNothing(async () => {
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data',
      'application/xml',
      '',
    ])
      for (const route of writes) {
        const answer = await send(route, `{"code":"${MARK}"}`, { 'content-type': type });
        assert.equal(answer.status, 415, `${type} at ${nameOf(route)}`);
      }
  }));

const WRONG = [null, 7, -1, 1.5, 1e308, true, '', MARK, [], [MARK], {}, { [MARK]: 1 }, [[[MARK]]]];

/** Bodies with one thing wrong at one place; what stands in the address itself is tried elsewhere. */
function wrongBodies(route: Route): { body: unknown; said: string }[] {
  const sample = sampleOf(route.input);
  return placesIn(sample)
    .filter(([first]) => !route.path.includes(`:${first}`))
    .flatMap((path) =>
      WRONG.map((wrong) => ({
        body: withAt(sample, path, wrong),
        said: `${nameOf(route)} ${path.join('.')} = ${JSON.stringify(wrong)}`,
      })),
    )
    .filter(({ body }) => !route.input.safeParse(body).success);
}

test('a value of a wrong type at any place of any body is refused by the name of its field', () =>
  changingNothing(async () => {
    const all = writes.flatMap((route) => wrongBodies(route).map((wrong) => ({ route, ...wrong })));
    assert.ok(all.length > 500, `only ${all.length} to try`);
    for (const { route, body, said } of all) {
      const answer = await send(route, body);
      clearNo(answer, said);
      assert.equal((answer.body as { error: { code: string } }).error.code, 'bad-input', said);
    }
  }));

const TEXTS = [
  `'; drop table hotline.contacts; -- ${MARK}`,
  `${MARK}\\'); select pg_sleep(5); --`,
  `<script>fetch('//zlo.example?${MARK}')</script>`,
  `{{${MARK}}} \${7*7} <%= 7 %>`,
  `${MARK}\r\nSet-Cookie: astra=tudja`,
  `../../../etc/passwd ${MARK}`,
  `${MARK}\u202e\u200b\ufeff`,
  `${MARK} ${'ж'.repeat(20_000)}`,
];

test('SQL, script, header ends and paths in any text of any body: never a defect, never in the log, never in a header', async () => {
  for (const route of writes.filter(({ path }) => path !== '/lock')) {
    const sample = sampleOf(route.input);
    for (const path of placesIn(sample).filter((place) => typeof at(sample, place) === 'string'))
      for (const bad of TEXTS) {
        const answer = await send(route, withAt(sample, path, bad));
        const said = `${nameOf(route)} ${path.join('.')}: ${answer.status}`;
        assert.ok(answer.status < 500, said);
        assert.ok(!JSON.stringify([...answer.headers]).includes(MARK), said);
      }
  }
  assert.ok(!program.logged.join('\n').includes(MARK));
  await ok(director.browser.call('GET', '/contacts'));
});

test('keys that belong to the language are no way into it', async () => {
  for (const key of ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', `'; drop--${MARK}`])
    for (const route of writes.filter(({ path }) => path !== '/lock')) {
      const answer = await send(route, `{${JSON.stringify(key)}:{"polluted":"${MARK}","id":"${MARK}"}}`);
      assert.ok(answer.status < 500, `${key} at ${nameOf(route)}: ${answer.status}`);
    }
  assert.equal(({} as { polluted?: string }).polluted, undefined);
  assert.ok(!program.logged.join('\n').includes(MARK));
});

test('the id of a record of another kind, or a day before the calendar, is refused like any other', async () => {
  const { call } = director.browser;
  const { lines } = await ok(call<{ lines: { id: string }[] }>('GET', '/lines'));
  const { id: contact } = await ok(call<{ id: string }>('POST', '/contacts', { line: lines[0]?.id }));
  const { id: person, card = '' } = await ok(call<{ id: string; card?: string }>('POST', '/people', {}));
  const { id: file } = await ok(call<{ id: string }>('POST', `/contacts/${contact}/case`, { risk: 'low' }));
  const inPath = allRoutes(() => null).filter(({ path }) =>
    /^\/(contact|people|promises|rings|number|cases)/.test(path),
  );
  for (const route of inPath.filter(({ path }) => path.includes(':id')))
    for (const id of [contact, person, card, file].filter(
      (each) => !route.path.startsWith('/people') || each !== person,
    ))
      for (const other of [contact, person, file]) {
        const sample = route.method === 'GET' ? undefined : withIds(sampleOf(route.input), other);
        const path = route.path.replace(':id', id).replaceAll(/:[a-z]+/g, other);
        const answer = await call(route.method, path, sample);
        assert.ok(answer.status < 500, `${nameOf(route)}: ${answer.status}`);
      }
  const changes = [{ field: 'caller_name', basedOn: 0, value: 'proba' }];
  await refused(call('PUT', `/contacts/${person}`, { changes }), 404, 'not-found');
  for (const path of [`/cases/${contact}`, `/cases/${person}`, `/contacts/${file}`])
    await refused(call('GET', path), 404, 'not-found');
  for (const path of [`/contacts/${person}/close`, `/contacts/${card}/close`])
    await refused(call('POST', path, { outcome: 'done' }), 404, 'not-found');
  await refused(call('POST', '/contacts/list', { filter: { since: '0000-01-01' } }), 400, 'bad-input');
  const span = { account: director.id, from: '0000-01-01', until: '2026-01-01' };
  for (const path of ['/audit/readings', '/audit/searches']) await refused(call('POST', path, span), 400, 'bad-input');
  const later = { happened: '0001-01-01T00:00:00Z', handledBy: director.id };
  await refused(call('POST', '/contacts', { line: lines[0]?.id, later }), 400, 'bad-input');
});

/** A sample with this id wherever it has one. */
function withIds(sample: unknown, id: string): unknown {
  const places = placesIn(sample).filter((place) =>
    /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-/.test(JSON.stringify(at(sample, place)).slice(1)),
  );
  return places.reduce((body, place) => withAt(body, place, id), sample);
}

const FOREIGN: Record<string, Record<string, string>> = {
  'another origin': { origin: 'https://zlo.example' },
  'no origin at all, said so': { origin: 'null' },
  'the same host by another port': { origin: 'http://localhost:8080' },
  'a name that begins like ours': { origin: 'http://localhost.zlo.example' },
  'a cross-site request': { 'sec-fetch-site': 'cross-site' },
  'a neighbour under the same domain': { 'sec-fetch-site': 'same-site' },
};

for (const [name, headers] of Object.entries(FOREIGN))
  test(`a write from elsewhere is refused at every address: ${name}`, () =>
    changingNothing(async () => {
      for (const route of [...writes, ...allRoutes(() => null).filter(({ path }) => path === '/sign-out')]) {
        const answer = await send(route, sampleOf(route.input), headers);
        const { error } = answer.body as { error?: { code: string } };
        assert.deepEqual([answer.status, error?.code], [403, 'foreign-origin'], nameOf(route));
      }
    }));

test('a method no address has finds nothing, whatever header asks for another', async () => {
  const override = { 'x-http-method-override': 'POST', 'x-method-override': 'DELETE' };
  for (const method of ['GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])
    assert.equal((await director.browser.call(method, '/lock', undefined, override)).status, 404, method);
  assert.equal((await director.browser.call('GET', '/me')).status, 200);
});

const session = async () => {
  await program.renewCodes();
  const browser = await signIn(program, director);
  return { browser, cookie: browser.cookies.get('astra') ?? '' };
};

function withCookie(value: string): Browser {
  const browser = openBrowser(program);
  browser.cookies.set('astra', value);
  return browser;
}

test('forged cookies are nobody: empty, random, one letter changed, too long, of another form', async () => {
  const { browser, cookie } = await session();
  const other = cookie.startsWith('A') ? 'B' : 'A';
  const forged = [
    '',
    'x',
    crypto.randomUUID(),
    other + cookie.slice(1),
    cookie.slice(1),
    `${cookie}AAAA`,
    'A'.repeat(3000),
    '%00%0d%0a',
    "' or 1=1 --",
  ];
  for (const value of forged) await refused(withCookie(value).call('GET', '/me'), 401, 'not-signed-in');
  assert.equal((await withCookie(cookie).call('GET', '/me')).status, 200);
  await ok(browser.call('POST', '/sign-out'));
});

test('a session that ended is dead: signed out, expired', async () => {
  const out = await session();
  await ok(out.browser.call('POST', '/sign-out'));
  await refused(withCookie(out.cookie).call('GET', '/me'), 401, 'not-signed-in');
  const { browser, cookie } = await session();
  await sql`update staff.sessions set until = now() where since = (select max(since) from staff.sessions)`.execute(
    program.asOwner,
  );
  await refused(browser.call('GET', '/me'), 401, 'not-signed-in');
  await refused(withCookie(cookie).call('GET', '/contacts'), 401, 'not-signed-in');
});

test('a cookie planted before signing in is not the one signed in with', async () => {
  const planted = Buffer.alloc(32, 7).toString('base64url');
  const browser = withCookie(planted);
  await ok(browser.call('POST', '/sign-in', { address: director.address, passphrase: director.passphrase }));
  const half = browser.cookies.get('astra') ?? '';
  assert.notEqual(half, planted);
  await refused(withCookie(half).call('GET', '/me'), 401, 'not-signed-in');
  await refused(withCookie(planted).call('GET', '/me'), 401, 'not-signed-in');
});
