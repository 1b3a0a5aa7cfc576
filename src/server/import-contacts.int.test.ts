import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { mappingSchema } from '#hotline/index.ts';
import { rows, sql } from '#kernel/db.ts';
import { readSheet } from '#people/commands.ts';
import { confirmQuorum, found, join as joinHouse, ok, refused, type Person } from '#testing/cast.ts';
import { countRows } from '#testing/count-rows.ts';
import { startProgram, type Program } from '#testing/program.ts';
import { importCalls } from './import-contacts.ts';

let program: Program;
let director: Person;
let lead: Person;
let operator: Person;
let folder: string;

const MAPPING = mappingSchema.parse({
  source: 'dnevnik',
  line: 'SOS linija',
  readers: 'leads',
  number: 'rb',
  columns: { day: 'datum', caller_name: 'ime', caller_number: 'telefon', note: 'beleška' },
  given: { channel: 'telephone', direction: 'incoming', outcome: 'done' },
});
const LOG = [
  'rb;datum;ime;telefon;beleška',
  '1;5.3.2019.;Anđelija Ćurđin;060 111 2228;"Zvala je; prekinuto."',
  '2;2019-03-06;Бисерка Жупан;061 222 3339;',
  '3;31.2.2019.;Zlatija Nekić;062 333 4440;',
  '4;7.3.2019.;"Vesna" Ilić;063 444 5551;',
  '5;8.3.2019.;;;',
];

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'astra-log-'));
  program = await startProgram();
  const house = await found(program);
  director = house.director;
  await confirmQuorum(director);
  const lines = house.lines.map(({ id }) => id);
  lead = await joinHouse(program, director, { name: 'Vesna Lukić', roles: ['lead'], lines });
  operator = await joinHouse(program, director, { name: 'Jelena Babić', roles: ['operator'], lines });
});
after(async () => {
  await program.stop();
  rmSync(folder, { recursive: true });
});

async function take(lines: string[], over: { dry?: boolean; by?: string; mapping?: typeof MAPPING } = {}) {
  const file = join(folder, 'log.csv');
  writeFileSync(file, lines.join('\n'));
  const { mapping = MAPPING, by = lead.address, dry = false } = over;
  return importCalls(program.pools.app, { mapping, sheet: await readSheet(file), by, dry, step: () => undefined });
}

test('a dry run says what would be, row by row refused by line and reason, and writes nothing', async () => {
  const earlier = await countRows(program.asOwner);
  const done = await take(LOG, { dry: true });
  assert.deepEqual(
    [done.taken, done.before, done.from, done.until, done.readers],
    [3, 0, '2019-03-05', '2019-03-08', 2],
  );
  assert.deepEqual(
    done.refused.toSorted((a, b) => a.line - b.line),
    [
      { line: 4, field: 'day', reason: 'date' },
      { line: 5, field: '', reason: 'quotes' },
    ],
  );
  assert.ok(!JSON.stringify(done).includes('Nekić'));
  assert.deepEqual(await countRows(program.asOwner), earlier);
});

test('taken, the calls are closed contacts of their day, found by name and number, read by the leads and nobody else', async () => {
  assert.equal((await take(LOG)).taken, 3);
  const listed = await ok(
    lead.browser.call<{ contacts: { id: string; number: string; day: string; outcome: string }[] }>(
      'POST',
      '/contacts/list',
      { filter: {} },
    ),
  );
  assert.deepEqual(listed.contacts.map(({ number, day, outcome }) => [number, day, outcome]).toSorted(), [
    ['K-2019-0001', '2019-03-05', 'done'],
    ['K-2019-0002', '2019-03-06', 'done'],
    ['K-2019-0003', '2019-03-08', 'done'],
  ]);
  const first = listed.contacts.find(({ number }) => number === 'K-2019-0001')?.id ?? '';
  const opened = JSON.stringify(await ok(lead.browser.call('GET', `/contacts/${first}`)));
  assert.ok(opened.includes('Anđelija Ćurđin') && opened.includes('Zvala je; prekinuto.'));
  for (const query of ['andjelija curdjin', '0601112228'])
    assert.ok(JSON.stringify(await ok(lead.browser.call('POST', '/search', { query }))).includes(first), query);
  await refused(operator.browser.call('GET', `/contacts/${first}`), 404, 'not-found');
});

test('taken again nothing is doubled, and what was added to the log comes in', async () => {
  const again = await take(LOG);
  assert.deepEqual([again.taken, again.before], [0, 3]);
  const more = await take([...LOG, '6;9.3.2019.;Ruža Petrić;;']);
  assert.deepEqual([more.taken, more.before, more.from, more.until], [1, 3, '2019-03-09', '2019-03-09']);
});

test('a number that tells no row from another is no number: those rows are named, not taken for known', async () => {
  const years = [
    'rb;datum;ime;telefon;beleška',
    '20;1.1.2020.;Ana Jović;;',
    '20;1.1.2021.;Mira Savić;;',
    '1;3.4.2022.;Ena Ilić;;',
  ];
  const first = await take(years);
  assert.deepEqual([first.taken, first.before], [0, 0]);
  assert.deepEqual(first.refused, [
    { line: 2, field: 'rb', reason: 'twice' },
    { line: 3, field: 'rb', reason: 'twice' },
    { line: 4, field: 'rb', reason: 'differs' },
  ]);
  // Of another file that begins to count anew, even on the same day.
  const elsewhere = await take([
    'rb;datum;ime;telefon;beleška',
    '1;5.3.2019.;Neko drugi;;',
    '2;2019-03-06;Бисерка Жупан;061 222 3339;',
  ]);
  assert.deepEqual([elsewhere.taken, elsewhere.before], [0, 1]);
  assert.deepEqual(elsewhere.refused, [{ line: 2, field: 'rb', reason: 'differs' }]);
  const together = { ...MAPPING, number: ['datum', 'rb'] };
  assert.equal((await take(years, { mapping: together })).taken, 3);
});

test('what was taken leaves a line in the audit: done at the terminal, in whose name, about which records', async () => {
  const lines = await rows(
    program.asOwner,
    sql<{ actor: string | null; other: string; dossiers: string[] }>`select actor, other, dossiers from audit.lines
      where verb = 'astra import contacts' order by at`,
  );
  assert.deepEqual(
    lines.map(({ actor, other, dossiers }) => [actor, other, dossiers.length]),
    [
      [null, lead.id, 3],
      [null, lead.id, 1],
      [null, lead.id, 3],
    ],
  );
});

test('in whose name it comes in must read it, the line must be there, and a mapping names what is there', async () => {
  await assert.rejects(take(LOG, { by: operator.address }), { code: 'import-not-a-reader' });
  await assert.rejects(take(LOG, { by: 'nigde@nigde.example' }), { code: 'no-such-colleague' });
  await assert.rejects(take(LOG, { mapping: { ...MAPPING, line: 'Nema je' } }), { code: 'no-such-line' });
  await assert.rejects(take(LOG, { mapping: { ...MAPPING, columns: { ...MAPPING.columns, risk: 'rizik' } } }), {
    code: 'call-log-strays',
  });
});

test('what is in the log stands nowhere in clear, the mark of a row neither names nor numbers', async () => {
  const dump = JSON.stringify(
    await rows(
      program.asOwner,
      sql`select c.*, e.*, i.* from hotline.contacts c
      join hotline.entries e on e.contact = c.id join hotline.imported i on i.contact = c.id`,
    ),
  );
  for (const word of ['elija', 'Жупан', '1112228', 'prekinuto', 'dnevnik']) assert.ok(!dump.includes(word), word);
});
