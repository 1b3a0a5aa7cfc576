import { withActor } from '../../src/kernel/actor.ts';
import { one, rows, sql } from '../../src/kernel/db.ts';
import { ok, type Person } from '../../src/testing/cast.ts';
import { memoryOf, memoryOfDatabase, type House } from './house.ts';
import { invent } from './invent.ts';
import type { Figure } from './table.ts';
import { timeEach, timeOnce, timeTogether, within } from './timing.ts';

const most = (value: number) => ({ at: 'most' as const, value });
const least = (value: number) => ({ at: 'least' as const, value });

const search = (who: Person, query: string) => ok(who.browser.call('POST', '/search', { query }));
const openOne = (who: Person, line: string) => ok(who.browser.call<{ id: string }>('POST', '/contacts', { line }));

/** The first questions of a quiet time: the index is built, whole numbers first. */
export async function unlock({ operator }: House, what: string): Promise<Figure[]> {
  const number = timeOnce(() => untilOpen(operator, invent(0).number));
  const name = timeOnce(() => untilOpen(operator, invent(0).name));
  return [
    { name: `first question by number, ${what}`, unit: 'ms', measured: await number, aim: null },
    { name: `first question by name, ${what}`, unit: 'ms', measured: await name, aim: null },
  ];
}

/** Asks again while the index is still being built, as the desk does. */
async function untilOpen(who: Person, query: string): Promise<void> {
  for (;;) {
    const { status, body } = await who.browser.call<{ error?: { code: string } }>('POST', '/search', { query });
    if (status === 200) return;
    if (body.error?.code !== 'search-opens') throw new Error(`search refused: ${status} ${body.error?.code}`);
  }
}

/** Names and numbers of people who are there, asked through HTTP one after the other; `among` how many, is said. */
export async function searches(house: House, size: number, among: string): Promise<Figure[]> {
  const at = (n: number) => invent((n * 7919) % size);
  const figures: Figure[] = [];
  for (const [who, person] of [
    ['all', house.operator],
    ['10 grants', house.worker],
  ] as const) {
    const numbers = await timeEach(200, (n) => search(person, at(n).number));
    const names = await timeEach(200, (n) => search(person, at(n).name));
    figures.push(
      {
        name: `search by number, HTTP, p95, ${who}, ${among}`,
        unit: 'ms',
        measured: within(numbers, 0.95),
        aim: most(15),
      },
      { name: `search by name, HTTP, p95, ${who}, ${among}`, unit: 'ms', measured: within(names, 0.95), aim: most(15) },
    );
  }
  return figures;
}

/** New contacts and saved fields. */
export async function writes({ operator, line }: House): Promise<Figure[]> {
  const alone = await timeEach(200, () => openOne(operator, line));
  const rate = await timeTogether(16, 1_500, () => openOne(operator, line));
  const { id } = await openOne(operator, line);
  const saves = await timeEach(200, (at) => {
    const changes = [{ field: 'municipality', basedOn: at, value: `Zrenjanin ${at}` }];
    return ok(operator.browser.call('PUT', `/contacts/${id}`, { changes }));
  });
  return [
    { name: 'new contact, one client, p50', unit: 'ms', measured: within(alone, 0.5), aim: most(10) },
    { name: 'new contacts, 16 clients', unit: '/s', measured: rate, aim: least(500) },
    { name: 'autosave of one field, p50', unit: 'ms', measured: within(saves, 0.5), aim: null },
    { name: 'autosave of one field, p95', unit: 'ms', measured: within(saves, 0.95), aim: null },
  ];
}

/** The newest 20 as the database gives them under the row rules, to a lead with all and to a worker with ten. */
export async function lists({ pools, lead, worker }: House): Promise<Figure[]> {
  const newest = (who: Person) =>
    timeEach(200, () =>
      withActor(pools.app, who.id, (tx) => rows(tx, sql`select dossier from vault.newest('contact', 20)`)),
    );
  return [
    { name: 'newest 20, all grants, p95', unit: 'ms', measured: within(await newest(lead), 0.95), aim: most(5) },
    { name: 'newest 20, 10 grants, p95', unit: 'ms', measured: within(await newest(worker), 0.95), aim: most(5) },
  ];
}

/** Lets the worker read ten contacts, one of them hers to find. */
export async function shareTen({ operator, worker }: House, ids: string[]): Promise<void> {
  const ten = ids.filter((_, at) => at % Math.ceil(ids.length / 10) === 0).slice(0, 10);
  const grant = { principal: worker.id, reason: 'saradnja', until: null };
  for (const id of ten) await ok(operator.browser.call('POST', `/contacts/${id}/grants`, grant));
}

/** So many contacts, taken as people do: fewer would measure how tables grow, by the page. */
const SAMPLE = 300;

/**
 * What contacts leave in the audit beside what they are: opened, saved field by field, read three times. All of it comes
 * within five minutes here, so the saves of one leave one line; a call of half an hour leaves six (decision 0028).
 */
export async function sizes({ pools, operator, line }: House): Promise<Figure[]> {
  const before = await sizeOf(pools.app);
  await timeTogether(4, SAMPLE, async (at) => {
    const { id } = await openOne(operator, line);
    for (const change of invent(at).changes)
      await ok(operator.browser.call('PUT', `/contacts/${id}`, { changes: [change] }));
    for (let read = 0; read < 3; read++) await ok(operator.browser.call('GET', `/contacts/${id}`));
  });
  const after = await sizeOf(pools.app);
  const data = after.data - before.data;
  return [
    { name: 'audit against data', unit: '%', measured: (100 * (after.audit - before.audit)) / data, aim: most(60) },
    { name: 'a contact of 1.8 kB in the database', unit: 'kB', measured: data / SAMPLE / 1024, aim: null },
  ];
}

async function sizeOf(pool: House['pools']['app']): Promise<{ audit: number; data: number }> {
  return one(
    pool,
    sql<{ audit: number; data: number }>`select
      coalesce(sum(pg_total_relation_size(c.oid)) filter (where n.nspname = 'audit'), 0)::bigint as audit,
      coalesce(sum(pg_total_relation_size(c.oid)) filter (where n.nspname <> 'audit'), 0)::bigint as data
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')`,
  );
}

/** What the program's process holds now, and the database's beside it. */
export function memory({ program }: House, when: string): Figure[] {
  return [
    { name: `memory of the program, ${when}`, unit: 'MB', measured: memoryOf(program.pid), aim: null },
    { name: `memory of the database, ${when}`, unit: 'MB', measured: memoryOfDatabase(program), aim: null },
  ];
}
