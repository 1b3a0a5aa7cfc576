import assert from 'node:assert/strict';
import { appendFileSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { addPasskey } from '#testing/own-passkey.ts';
import { codeNow, openBrowser } from '#testing/browser.ts';
import { formsOf, type Canary } from '#testing/canaries.ts';
import {
  found,
  refused,
  join as joinHouse,
  ok,
  PASSPHRASE,
  signIn,
  TEST_LINES,
  type Person,
  type Reachable,
  type Sheet,
} from '#testing/cast.ts';
import { makeInstallation, until, type Installation } from '#testing/child-program.ts';
import { dumpBytes, dumpDatabase, type DumpRow } from '#testing/dump.ts';
import { openFullCase } from '#testing/full-case.ts';
import { openFullPerson } from '#testing/full-person.ts';
import { keyringOf, keysWithCookie, keysWithPassphrase, secretOfPage, totpBytes } from '#testing/inside-job.ts';
import { makeScanner, type Scanner } from '#testing/scan.ts';
import { announce, type NewTelephone, type RingsAnswer } from '#testing/telephone.ts';
import { sortLoot, tryToOpen, type Stolen } from '#testing/thief.ts';
import { visitorOf } from '#testing/visitor.ts';

let house: Installation;
let scanner: Scanner;
let dump: DumpRow[];
let loot: Stolen;
let director: Person;
let secretsOfKeyring: Uint8Array[];
const canaries: Canary[] = [];
const plant = (canary: Canary) => void canaries.push(canary);
const text = (kind: 'name' | 'words' | 'number' | 'address' | 'secret', value: string) => {
  plant({ kind, text: value });
  return value;
};

const NARRATIVE = [
  'Rekla je da su joj oduzeli pasoš u podrumu pekare Klasje.',
  'Гваздени кључ виси поред Живкових врата.',
  'Ujutru polazi autobusom za Hrtkovce, kaže da je zove Šćepan.',
];

before(async () => {
  // Nobody listens there: what could not be sent waits, and is in the dump.
  house = await makeInstallation({ ASTRA_MAIL: 'smtp://127.0.0.1:9', ASTRA_MAIL_FROM: 'pult@svetionik.example' });
  const program = await house.start();
  const staff = { name: text('name', 'Ljubinka Žarin'), address: text('address', 'ljubinka@svetionik.example') };
  const founded = await found(program, { director: staff, checkSheet: false });
  director = founded.director;
  rememberPerson(director);
  await sheets(director);
  const line = founded.lines[0]?.id ?? '';
  const milica = await joinHouse(program, director, {
    name: 'Milica Šćepanović',
    roles: ['operator', 'case_worker'],
    lines: [line],
  });
  text('name', milica.name);
  rememberPerson(milica);
  await invite(director);
  const byMail = text('address', 'ljubinka.noću@nigde-poznato.example');
  await ok(director.browser.call('PUT', '/me/mail', { to: byMail }));
  await plantPasskey(director, program.url);
  await writeContacts(milica, director, line);
  await openFullCase({ writer: milica, lead: director, line }, text);
  await openFullPerson({ writer: milica, lead: director, line }, text);
  await makeItRing(program, milica, line);
  await makeSomebodyWrite(program, milica);
  await signAgain(program, milica);
  // Written a moment ago and perhaps only in the log ahead of the tables; then everything dies at once.
  const servers = house.servers();
  for (const pid of servers) process.kill(pid, 'SIGKILL');
  program.kill();
  await program.gone;
  await until('PostgreSQL is gone', () => house.servers().length === 0);
  secretsOfKeyring = keyringOf(house.keysDir);
  for (const bytes of secretsOfKeyring) plant({ kind: 'bytes', name: 'a key of the keyring', bytes });
  scanner = makeScanner(canaries.flatMap(formsOf));
});

after(() => house.remove());

function rememberPerson(person: Person): void {
  text('address', person.address);
  text('secret', person.secret);
  plant({ kind: 'bytes', name: 'second factor', bytes: totpBytes(person.secret) });
  rememberCookies(person);
}

function rememberCookies({ browser }: Pick<Person, 'browser'>): void {
  for (const [name, value] of browser.cookies)
    if (name !== 'astra-setup') {
      text('secret', value);
      plant({ kind: 'bytes', name: `cookie ${name}`, bytes: Buffer.from(value, 'base64url') });
    }
}

async function sheets(person: Person): Promise<void> {
  text('secret', PASSPHRASE);
  const { sheet } = await ok(person.browser.call<{ sheet: Sheet }>('POST', '/sheet', { passphrase: PASSPHRASE }));
  plantPage(sheet.words, 32);
  await ok(person.browser.call('POST', '/sheet/check', { words: asked(sheet) }));
  const trustees = ['Nebojša Kišpatak', 'Ружица Халас-Обрадовић', 'Đurđina Žunić'].map((name) => ({
    name: text('name', name),
    role: text('words', `poverenica iz ${name.slice(0, 3)}grada`),
  }));
  await ok(person.browser.call('POST', '/quorum', { trustees }));
  for (const number of [1, 2]) {
    const share = await ok(person.browser.call<Sheet>('POST', '/quorum/show', { number }));
    plantPage(share.words, 39);
    await ok(person.browser.call('POST', '/quorum/confirm', { number, words: asked(share) }));
  }
  // The third waits, sealed, to be printed.
  const waiting = await ok(person.browser.call<Sheet>('POST', '/quorum/show', { number: 3 }));
  plantPage(waiting.words, 39);
}

const asked = ({ words, ask }: Sheet) => ask.map((position) => words[position - 1] ?? '');

function plantPage(words: string[], length: number): void {
  plant({ kind: 'page', words });
  plant({ kind: 'bytes', name: 'secret of a page', bytes: secretOfPage(words, length) });
}

async function invite(by: Person): Promise<void> {
  const { code } = await ok(
    by.browser.call<{ code: string }>('POST', '/invitations', {
      name: text('name', 'Vukosava Đuričić'),
      address: text('address', 'vukosava.djuricic@svetionik.example'),
      roles: ['legal'],
      lines: [],
    }),
  );
  text('secret', code);
}

async function writeContacts(writer: Person, colleague: Person, line: string): Promise<void> {
  const callers = [
    [text('name', 'Anđelija Žitkov'), text('number', '+381 64 555-0142'), text('name', 'Sremska Mitrovica')],
    [text('name', 'Светозар Ђаконовић'), text('number', '063/555 0199'), text('name', 'Бачка Паланка')],
    [text('name', 'Nguyễn Thị Hồng'), text('number', '+84 91 555 0123'), text('name', 'Žagubica kod mlina')],
  ];
  for (const [at, [name, number, place]] of callers.entries()) {
    const { id } = await ok(writer.browser.call<{ id: string }>('POST', '/contacts', { line }));
    const talk = { voice: 'hers', at: new Date().toISOString(), text: text('words', NARRATIVE[at] ?? '') };
    const fields = { caller_name: name, caller_number: number, municipality: place, risk: 'high' };
    const sealed = { safe_call_back: text('words', `samo sredom, pita za Gordanu ${at} krojačicu`) };
    const changes = Object.entries({ ...fields, ...sealed, [`talk.${crypto.randomUUID()}`]: talk });
    await ok(
      writer.browser.call('PUT', `/contacts/${id}`, {
        changes: changes.map(([field, value]) => ({ field, basedOn: 0, value })),
      }),
    );
    await ok(
      writer.browser.call('POST', `/contacts/${id}/grants`, {
        principal: colleague.id,
        reason: text('words', `zbog veštačenja u predmetu Klasje ${at}`),
        until: null,
      }),
    );
    if (at === 0) await ok(writer.browser.call('POST', `/contacts/${id}/close`, { outcome: 'done' }));
  }
  const note = text('words', 'Zaboravljena torba kod Slavujka, zvaće iz Kikinde.');
  await ok(writer.browser.call('POST', '/handovers', { line, note }));
  for (const word of ['Hrtkovce', 'Klasje', 'krojačicu', 'veštačenja', 'Гваздени']) text('words', word);
  // What is refused must not be kept either, nor said in a log.
  const wrong = {
    address: text('address', 'pogresno.zvekan@nigde.example'),
    passphrase: text('secret', 'ovo nije moja šifra 77'),
  };
  await writer.browser.call('POST', '/sign-in', wrong);
  await writer.browser.call('POST', '/contacts', { line: text('secret', 'zvekanova linija') });
}

/** Calls a telephone announced: one nobody took, one answered, one taken; and one whose post was refused. */
async function makeItRing(program: Reachable, taker: Person, line: string): Promise<void> {
  const telephone = await ok(director.browser.call<NewTelephone>('POST', '/telephones', { line }));
  text('secret', telephone.secret);
  plant({ kind: 'bytes', name: 'secret of a telephone', bytes: Buffer.from(telephone.secret, 'base64url') });
  const ring = (number: string, event: 'ringing' | 'answered') =>
    announce(program, telephone, { event, call: text('secret', `poziv-${number}`), number: text('number', number) });
  await ok(ring('+381 65 555 0171', 'ringing'));
  await ok(ring('065/555-0172', 'answered'));
  const nonce = text('secret', 'oznaka-poruke-jednom-0001');
  await ok(announce(program, telephone, { event: 'ended', call: 'poziv-+381 65 555 0171' }, { nonce }));
  await ok(ring('+43 660 555 0173', 'ringing'));
  const { ringing } = await ok(taker.browser.call<RingsAnswer>('GET', '/rings'));
  const taken = ringing.find(({ masked }) => masked?.endsWith('73'));
  await ok(taker.browser.call('POST', `/rings/${taken?.id}/take`, {}));
  const refusedPost = { event: 'ringing', call: 'x', number: text('number', '+381 65 555 0174') } as const;
  await refused(announce(program, { ...telephone, secret: 'nije' }, refusedPost), 401, 'post-not-known');
}

/** Somebody writes, sends a file and is answered; another answer is half written, and one message never sent. */
async function makeSomebodyWrite(program: Pick<Reachable, 'request'>, reader: Person): Promise<void> {
  const she = visitorOf(program);
  await she.answer({
    words: text('words', 'Drže nas u hangaru iza Mlavčinog silosa.'),
    answer: 'call',
    reach: `${text('number', '+381 66 555 0181')} kad ode Zvonimirčić`,
    where: text('name', 'Požegovac kod Mlave'),
    called: text('name', 'Dunjica Perišanović'),
  });
  const file = new File([text('words', 'Tablica kombija PŽ 181 MLV')], `${text('words', 'tablica-kombija')}.txt`);
  await she.press('send', {}, [file]);
  plant({ kind: 'page', words: she.words() });
  assert.equal(she.words().length, 8, she.html);
  const { contacts } = await ok(reader.browser.call<{ contacts: { id: string }[] }>('GET', '/contacts'));
  const address = `/contacts/${contacts[0]?.id}/messages`;
  const answer = { text: text('words', 'Ostani kraj prozora prema Mlavi.'), despite: [] };
  await ok(reader.browser.call('POST', address, answer));
  await ok(reader.browser.call('PUT', `${address}/draft`, { text: text('words', 'Poslaćemo kombi do Mlavčina.') }));
  await she.answer({ words: text('words', 'Nikad neposlato pismo iz Kučajne.') });
  for (const word of ['Mlavčinog', 'Zvonimirčić', 'Kučajne']) text('words', word);
}

/** A device of hers opens her account too; its secret, and what she calls it, are in no file. */
async function plantPasskey(person: Person, url: string): Promise<void> {
  const device = await addPasskey(person, url, text('words', 'tablet Đurđine unuke'));
  text('secret', device.secret);
  plant({ kind: 'bytes', name: 'secret of a passkey', bytes: Buffer.from(device.secret, 'base64url') });
}

/** Signing out and in again leaves an ended session, a used code and a device behind; a lock leaves one without a key. */
async function signAgain(program: Parameters<typeof signIn>[0], person: Person): Promise<void> {
  const browser = await signIn(program, person);
  rememberCookies({ browser });
  await ok(browser.call('POST', '/lock'));
  text('secret', `kod ${codeNow(person.secret)} iskorišćen`);
}

const everyFile = () =>
  readdirSync(house.dataDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

test('the data folder of a killed node holds nobody: tables, log ahead, temporary files, printed lines', () => {
  const files = everyFile();
  assert.ok(files.some((file) => file.includes('pg_wal')) && files.some((file) => file.endsWith('postgres.log')));
  for (const file of files) assert.deepEqual([...scanner.find(readFileSync(file))], [], file);
});

test('nothing the program printed names anybody', () => {
  assert.match(Buffer.concat(house.printed).toString('utf8'), /Stop it with/);
  assert.deepEqual([...scanner.find(Buffer.concat(house.printed))], []);
});

test('no row of any table names anybody, nor what the planner remembers of them', async () => {
  dump = await dumpDatabase(house.dataDir);
  assert.ok(
    dump.some(({ table }) => table === 'hotline.entries') && dump.some(({ table }) => table === 'pg_catalog.pg_stats'),
  );
  assert.deepEqual([...scanner.find(dumpBytes(dump))], []);
});

test('the drill would see it: what is public is found in the folder, and a planted word in dump, log and folder', () => {
  const known = makeScanner(
    ['Svetionik', TEST_LINES[0]?.name ?? ''].flatMap((name) => formsOf({ kind: 'words', text: name })),
  );
  assert.ok(known.find(dumpBytes(dump)).size === 2);
  const inFolder = everyFile().filter((file) => known.find(readFileSync(file)).size > 0);
  assert.ok(inFolder.some((file) => file.includes('pg_wal')) && inFolder.some((file) => file.includes('base')));
  const leak: DumpRow = { table: 'hotline.entries', cells: { note: 'zove andjelija zitkov' } };
  assert.ok(scanner.find(dumpBytes([leak])).size > 0);
  const log = join(house.dataDir, 'log', 'postgres.log');
  appendFileSync(log, 'ERROR: duplicate key (number)=(381645550142)\n');
  assert.ok(scanner.find(readFileSync(log)).size > 0);
});

test('nothing in the dump opens anything in the dump: session ids, hashes, public keys, either end of what is sealed', () => {
  loot = sortLoot(dump);
  const tables = new Set([...loot.blobs, ...loot.wraps].map(({ where }) => where));
  const rooms = ['hotline', 'people', 'cases', 'rights', 'tasks', 'screening', 'network'];
  const sealed = dump.flatMap(({ table, cells }) => {
    const [schema, name, column] = ['table_schema', 'table_name', 'column_name'].map((cell) => String(cells[cell]));
    const isSealed = table === 'information_schema.columns' && column === 'sealed' && rooms.includes(schema ?? '');
    // Segments of the search begin with five hundred entries: what they hold is sealed as the loose ones are.
    return isSealed && name !== 'segments' ? [`${schema}.${name}.${column}`] : [];
  });
  assert.ok(sealed.length > 20, 'what is sealed is told by the catalogue, whatever rooms come to write');
  const wanted = [
    'staff.sessions.sealed_key',
    'vault.openers.sealed',
    'vault.passkeys.sealed_name',
    'vault.grants.wrapped',
    ...sealed,
  ];
  assert.deepEqual(
    wanted.filter((where) => !tables.has(where)),
    [],
    'sealed somewhere, and not in this dump',
  );
  assert.deepEqual(tryToOpen(loot), []);
});

test('the keyring and the dump without a passphrase open no record', async () => {
  const guesses = ['', 'lozinka', PASSPHRASE.toUpperCase(), 'ljubinka@svetionik.example', `${PASSPHRASE} `.repeat(2)];
  const guessed = await Promise.all(
    guesses.map((guess) => keysWithPassphrase(dump, house.keysDir, director.id, guess)),
  );
  assert.deepEqual(tryToOpen({ ...loot, material: [] }, [...secretsOfKeyring, ...guessed.flat()]), []);
});

test('the thief knows his trade: with a cookie, or with keyring and passphrase, records do open', async () => {
  const cookie = director.browser.cookies.get('astra') ?? '';
  const opened = tryToOpen({ ...loot, material: [] }, keysWithCookie(dump, cookie));
  assert.ok(opened.includes('vault.grants.wrapped') && opened.includes('staff.sessions.sealed_key'), opened.join());
  const keys = await keysWithPassphrase(dump, house.keysDir, director.id, PASSPHRASE);
  assert.ok(tryToOpen({ ...loot, material: [] }, keys).includes('vault.grants.wrapped'));
});

test('a session id out of the stolen table is no cookie', async () => {
  const program = await house.start();
  const ids = dump.flatMap(({ table, cells }) => (table === 'staff.sessions' ? [cells['id'] as Buffer] : []));
  assert.ok(ids.length > 1);
  for (const id of ids) {
    const browser = openBrowser(program);
    browser.cookies.set('astra', id.toString('base64url'));
    await refused(browser.call('GET', '/contacts'), 401, 'not-signed-in');
  }
  program.kill();
  await program.gone;
});
