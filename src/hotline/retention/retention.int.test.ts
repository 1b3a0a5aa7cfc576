import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { rows, run, sql } from '#kernel/db.ts';
import { confirmQuorum, found, join, ok, refused, type Person } from '#testing/cast.ts';
import { startProgram, type Program } from '#testing/program.ts';
import { listedLongAgo, makeOld } from '#testing/let-time-pass.ts';
import type { ContactAnswer, RetentionAnswer, RetentionDue, RetentionEffect } from '../shared.ts';
import { retentionFacts } from '../store.ts';
import { daysAfter, goesOn, kindOf } from './rule.ts';
import { watchRetention } from './watch-retention.ts';

let program: Program;
let director: Person;
let operator: Person;
let lead: Person;
let line: string;

before(async () => {
  program = await startProgram();
  const house = await found(program);
  ({ director } = house);
  await confirmQuorum(director);
  line = house.lines[0]?.id ?? '';
  lead = await join(program, director, { name: 'Jelena Kostin', roles: ['lead'], lines: [] });
  operator = await join(program, director, { name: 'Milica Ostojin', roles: ['operator'], lines: [line] });
});
after(() => program.stop());

type Saved = { field: string; value: unknown };
const call = <T = { id: string }>(method: string, path: string, body?: object) =>
  ok(operator.browser.call<T>(method, path, body));
const facts = async (id: string) => {
  const [found_] = await program.pools.worker.transaction().execute((tx) => retentionFacts(tx, [id]));
  assert.ok(found_);
  return found_;
};
const kind = async (id: string) => kindOf(await facts(id));
const talk = () => `talk.${crypto.randomUUID()}`;
const said = (text: string) => ({ voice: 'hers', at: new Date().toISOString(), text });
const write = (id: string, ...changes: (Saved & { basedOn?: number })[]) =>
  call('PUT', `/contacts/${id}`, { changes: changes.map((change) => ({ basedOn: 0, ...change })) });

/** A call that dropped, with these written in it before. */
async function dropped(...changes: Saved[]): Promise<string> {
  const { id } = await call('POST', '/contacts', { line });
  await write(id, { field: 'call_type', value: 'silent_or_dropped' }, ...changes);
  await call('POST', `/contacts/${id}/close`, { outcome: 'silent' });
  return id;
}

test('a call that dropped is an empty one only where really nothing was written before', async () => {
  assert.equal(await kind(await dropped()), 'silent');
  assert.equal(await kind(await dropped({ field: 'caller_number', value: '+381 61 555 0188' })), 'silent');
  const other: Saved[] = [
    { field: talk(), value: said('Gornja ulica, žuta kapija') },
    { field: 'municipality', value: 'Nova Crnja' },
    { field: 'safe_call_back', value: 'samo pre podne' },
    { field: 'caller_name', value: 'Anđelka Tomašev' },
    { field: 'topics', value: ['job_offer'] },
    { field: 'referrals', value: ['police'] },
  ];
  for (const change of other) assert.equal(await kind(await dropped(change)), 'other', change.field);
  const grave: Saved[] = [
    { field: 'danger_where', value: 'Gornja ulica' },
    { field: 'danger_police_called', value: 'we_called' },
    { field: 'means', value: ['documents_taken'] },
    { field: 'risk', value: 'medium' },
  ];
  for (const change of grave) assert.equal(await kind(await dropped(change)), 'grave', change.field);
  assert.equal(await kind(await dropped({ field: 'age_band', value: 'child' })), 'child');
});

test('what it once was it stays, whatever it is called today; called otherwise after it was closed, its time begins anew', async () => {
  const { id } = await call('POST', '/contacts', { line });
  await write(id, { field: 'risk', value: 'high' }, { field: 'call_type', value: 'suspicion_report' });
  await write(id, { field: 'risk', basedOn: 1, value: 'low' });
  await call('POST', `/contacts/${id}/close`, { outcome: 'done' });
  await write(id, { field: 'call_type', basedOn: 1, value: 'hoax_or_abuse' });
  assert.equal(await kind(id), 'grave');
  const { changed, ...rest } = await facts(id);
  assert.ok(changed);
  const longAgo = { ...rest, day: '2020-01-10', closed: '2020-01-10', changed };
  assert.ok(goesOn(longAgo, 3) > changed);
});

test('a question is an anonymous one while nothing but it was written: a check of indicators or a person say it was more', async () => {
  const ask = async () => {
    const { id } = await call('POST', '/contacts', { line });
    await write(
      id,
      { field: 'call_type', value: 'preventive_job_offer_check' },
      { field: 'topics', value: ['job_offer'] },
      { field: talk(), value: said('pita za posao u Beču') },
    );
    return id;
  };
  const [plain, checked, linked] = [await ask(), await ask(), await ask()];
  await call('POST', `/dossiers/${checked}/screening`, { list: 'ilo_11' });
  await call('POST', `/contacts/${linked}/person`, { new: {} });
  for (const id of [plain, checked, linked]) await call('POST', `/contacts/${id}/close`, { outcome: 'done' });
  assert.deepEqual([await kind(plain), await kind(checked), await kind(linked)], ['information', 'other', 'other']);
});

test('whoever a court’s letter reaches holds a contact by its number, without reading it', async () => {
  await ok(director.browser.call('PUT', '/retention/rules', { kind: 'other', months: 6, basedOn: 0 }));
  const { id, number } = await call<{ id: string; number: string }>('POST', '/contacts', { line });
  await call('POST', `/contacts/${id}/close`, { outcome: 'done' });
  const order = (who: Person, of: string) =>
    who.browser.call('POST', '/retention/holds', { number: of, basis: 'court' });
  await refused(order(operator, number), 403, 'not-allowed');
  await refused(order(lead, 'K-2020-9999'), 404, 'not-found');
  await ok(order(lead, number.toLowerCase()));
  await refused(order(director, number), 409, 'already-held');
  await refused(lead.browser.call('GET', `/contacts/${id}`), 404, 'not-found');
  await run(program.asOwner, sql`update hotline.contacts set day = day - interval '9 months' where id = ${id}`);
  await run(program.asOwner, sql`update hotline.closures set day = day - interval '9 months' where contact = ${id}`);
  await program.pools.worker.transaction().execute(watchRetention);
  const { holds, ends } = await call<ContactAnswer>('GET', `/contacts/${id}`);
  assert.deepEqual(
    holds.map(({ by, reason, basis, lifted }) => ({ by, reason, basis, lifted })),
    [{ by: lead.id, reason: null, basis: 'court', lifted: null }],
  );
  assert.equal(ends?.held, 'hold', 'whoever reads it sees when its time ends, and why it stays');
  const [noted] = await rows<{ n: number }>(
    program.asOwner,
    sql`select count(*) as n from audit.lines
      where verb = 'hotline.hold.order' and outcome = 'done' and ${id} = any (dossiers)`,
  );
  assert.equal(noted?.n, 1);
});

test('what a time would mean is told before it is set, to whoever may set it; nothing is set by asking', async () => {
  const [over, soon] = [
    await dropped({ field: 'age_band', value: 'child' }),
    await dropped({ field: 'age_band', value: 'child' }),
  ];
  await makeOld(program.asOwner, [over]);
  for (const [table, id] of [
    ['hotline.contacts', 'id'],
    ['hotline.closures', 'contact'],
  ] as const)
    await run(
      program.asOwner,
      sql`update ${sql.table(table)} set day = current_date - interval '8 months' + interval '7 days' where ${sql.ref(id)} = ${soon}`,
    );
  const effect = (who: Person, months: number | null) =>
    who.browser.call<RetentionEffect>('POST', '/retention/effect', { kind: 'child', months });
  const eight = await ok(effect(director, 8));
  assert.deepEqual(
    [eight.would, eight.is],
    [
      { today: 1, soon: 1 },
      { today: 0, soon: 0 },
    ],
  );
  assert.deepEqual((await ok(effect(director, 60))).would, { today: 0, soon: 0 });
  assert.deepEqual((await ok(effect(director, null))).would, { today: 0, soon: 0 });
  for (const who of [operator, lead]) await refused(effect(who, 8), 403, 'not-allowed');
  const { rules, day } = await ok(director.browser.call<RetentionAnswer>('GET', '/retention'));
  assert.equal(rules.find(({ kind: each }) => each === 'child')?.months, null);
  assert.equal(eight.earliest, daysAfter(day, 14), 'what becomes due by it was told to nobody yet');
});

test('the other directors and the leads hear of a shorter time and of a confirmed run where their day begins; who did it does not', async () => {
  const other = await join(program, director, { name: 'Zora Pejak', roles: ['director'], lines: [] });
  const due = async (who: Person) => ok(who.browser.call<RetentionDue>('GET', '/retention/due'));
  const id = await dropped({ field: 'risk', value: 'high' });
  await makeOld(program.asOwner, [id]);
  await ok(other.browser.call('PUT', '/retention/rules', { kind: 'grave', months: 60, basedOn: 0 }));
  await run(program.asOwner, sql`update hotline.retention_rules set day = day - 20 where kind = 'grave'`);
  await ok(other.browser.call('PUT', '/retention/rules', { kind: 'grave', months: 5, basedOn: 1 }));
  await ok(other.browser.call('PUT', '/retention/rules', { kind: 'grave', months: 6, basedOn: 2 }));
  await ok(other.browser.call('PUT', '/retention/rules', { kind: 'silent', months: 12, basedOn: 0 }));
  await program.pools.worker.transaction().execute(watchRetention);
  for (const who of [director, lead]) {
    const { soon, ready, news } = await due(who);
    const told = news.flatMap((each) => (each.what === 'rule' && each.by === other.id ? [each] : []));
    assert.deepEqual(
      told.map(({ kind: of, months, before: earlier, due: count }) => ({ of, months, earlier, count })),
      [{ of: 'grave', months: 6, earlier: 60, count: 1 }],
      'a longer one is no news, but one made longer than it was a moment ago is still shorter than it was before',
    );
    assert.deepEqual([soon > 0, ready], [true, 0]);
  }
  assert.deepEqual(
    (await due(other)).news.filter(({ by }) => by === other.id),
    [],
  );
  await listedLongAgo(program.asOwner, [id]);
  const { ready } = await due(director);
  assert.equal(ready, 1);
  await ok(other.browser.call('POST', '/retention/runs', { ready }));
  const runs = async (who: Person) => (await due(who)).news.filter(({ what }) => what === 'run');
  assert.deepEqual([(await runs(director)).length, (await runs(other)).length], [1, 0]);
  await ok(director.browser.call('DELETE', '/retention/runs'));
  await refused(operator.browser.call('GET', '/retention/due'), 403, 'not-allowed');
});
