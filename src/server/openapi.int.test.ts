import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { seededRandom } from '#kernel/seeded.ts';
import { confirmQuorum, found, join, ok, signIn, type Person } from '#testing/cast.ts';
import { valueFor, type JsonSchema } from '#testing/openapi-values.ts';
import { startProgram, type Program } from '#testing/program.ts';
import { placesIn, withAt } from '#testing/samples.ts';

type Operation = {
  parameters?: { name: string; schema: JsonSchema }[];
  requestBody?: { content: { 'application/json': { schema: JsonSchema } } };
};
type Address = { method: string; path: string; operation: Operation };

let program: Program;
let callers: Person[];
let addresses: Address[];

/** What ends the caller's own sessions or takes her away: after it nothing would be tried any more. */
const ENDS_IT = /\/(sign-out|lock|leave|sessions\/end|forgotten|lost-telephone)$|\/setup\/|\/recovery/;
const MARK = 'ZVEKAN';
/** How often each address is called. */
const ROUNDS = 14;
const SEED = Number(process.env['ASTRA_TEST_SEED'] ?? 20_261_126);

before(async () => {
  program = await startProgram();
  const { director, lines } = await found(program);
  await confirmQuorum(director);
  const all = lines.map(({ id }) => id);
  const lead = await join(program, director, { name: 'Vesna Lukić', roles: ['lead', 'case_worker'], lines: all });
  const operator = await join(program, director, { name: 'Jelena Babić', roles: ['operator'], lines: all });
  callers = [director, lead, operator];
  addresses = await described();
});

after(() => program.stop());

/** The addresses, as anybody may ask for them. */
async function described(): Promise<Address[]> {
  const answer = await program.request('http://localhost/desk/api/openapi.json');
  assert.equal(answer.status, 200);
  const { paths } = (await answer.json()) as { paths: Record<string, Record<string, Operation>> };
  return Object.entries(paths)
    .filter(([path]) => path.startsWith('/desk/api') && !ENDS_IT.test(path))
    .flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
    );
}

/** Ids seen in answers, by the name they had there or, where that was `id`, by what the address is about. */
function memory(random: () => number) {
  const seen = new Map<string, string[]>();
  const keep = (name: string, id: string) => {
    const known = seen.get(name) ?? [];
    seen.set(name, [...known.slice(-30), id]);
  };
  const remember = (body: unknown, about: string): void => {
    if (typeof body !== 'object' || body === null) return;
    for (const [name, value] of Object.entries(body))
      if (typeof value === 'string' && UUID.test(value)) keep(name === 'id' ? about : name, value);
      else remember(value, Array.isArray(body) ? about : singular(name));
  };
  const idFor = (name: string) => {
    const known = seen.get(name) ?? [];
    const any = [...seen.values()].flat();
    const list = random() < 0.85 && known.length > 0 ? known : any;
    return (random() < 0.95 && list[Math.floor(random() * list.length)]) || crypto.randomUUID();
  };
  return { remember, idFor };
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const singular = (name: string) => ({ people: 'person' })[name] ?? name.replace(/s$/, '');

const WRONG = [null, 7, -1, 1e308, true, '', MARK, [], {}, `'; drop table ${MARK}`, `${MARK}\u202e`, 'ж'.repeat(5_000)];

test('calls made from the served description, ids of answers in later ones: no defect, every refusal in its form', async () => {
  const random = seededRandom(SEED);
  const known = memory(random);
  const worked = new Set<string>();
  const calls = Array.from({ length: ROUNDS }, () => shuffled(addresses, random)).flat();
  for (const [call, address] of calls.entries()) {
    const who = callers[Math.floor(random() * callers.length)] ?? never();
    const about = singular(address.path.split('/')[3] ?? '');
    const path = address.path
      .replace('/desk/api', '')
      .replaceAll(/\{(\w+)\}/g, (_, name: string) => inAddress(address, name, about));
    const answer = await who.browser.call(address.method, path, bodyFor(address));
    const said = `call ${call} of seed ${SEED}: ${address.method} ${address.path} ${answer.status}`;
    if (answer.status === 200) {
      worked.add(`${address.method} ${address.path}`);
      known.remember(answer.body, about);
    } else {
      assert.ok(answer.status >= 400 && answer.status < 500, said);
      assert.match((answer.body as { error: { code: string } }).error.code, /^[a-z0-9-]+$/, said);
    }
    if (answer.status === 401 || answer.status === 423) await signInAgain(who);
  }
  assert.ok(worked.size > addresses.length / 2, `only ${worked.size} of ${addresses.length} addresses did something`);
  const lines = program.logged.join('\n');
  assert.ok(!lines.includes('"defect"') && !lines.includes(MARK), 'the log tells of a defect, or what was sent');

  function inAddress({ operation }: Address, name: string, about: string): string {
    const schema = operation.parameters?.find((parameter) => parameter.name === name)?.schema ?? {};
    return encodeURIComponent(String(valueFor(schema, { random, idFor: known.idFor }, name === 'id' ? about : name)));
  }

  /** One in six has one place wrong. */
  function bodyFor({ operation }: Address): unknown {
    const schema = operation.requestBody?.content['application/json'].schema;
    if (!schema) return undefined;
    const body = valueFor(schema, { random, idFor: known.idFor });
    const places = placesIn(body);
    const place = places[Math.floor(random() * places.length)];
    return place && random() < 1 / 6 ? withAt(body, place, WRONG[Math.floor(random() * WRONG.length)]) : body;
  }
});

async function signInAgain(who: Person): Promise<void> {
  await program.renewCodes();
  who.browser = await signIn(program, who);
  await ok(who.browser.call('GET', '/me'));
}

const shuffled = <T>(list: T[], random: () => number): T[] =>
  list
    .map((each) => ({ each, at: random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ each }) => each);

function never(): never {
  throw new Error('nothing to choose from');
}
