import type { Route } from '#kernel/route.ts';
import { verbOf } from '#kernel/route.ts';
import { roleMatrix } from '#staff/index.ts';
import { roles } from '../staff/shared.ts';
import { confirmQuorum, found, join, ok, type Person } from './cast.ts';
import type { Program } from './program.ts';

/** Somebody of each role, and for each of them one record of every kind she has a grant on and one she has none on. */
export type HouseOfRoles = {
  director: Person;
  line: string;
  people: Map<string, Person>;
  /** The id a route's `:id` stands for; null where the route is not about one dossier. */
  record(route: Pick<Route, 'path'>, role: string, granted: boolean): string | null;
};

const KINDS = ['contacts', 'promises', 'people', 'cases', 'dossiers'] as const;
type Records = Record<(typeof KINDS)[number], string>;

/** Founds the organisation and brings in one person per role; none of them belongs to a duty team. */
export async function houseOfRoles(program: Program): Promise<HouseOfRoles> {
  const { director, lines } = await found(program);
  await confirmQuorum(director);
  const line = lines[0]?.id ?? '';
  const matrix = roleMatrix();
  const people = new Map<string, Person>();
  const records = new Map<string, Records>();
  for (const role of roles) {
    const person = await join(program, director, { name: `Osoba ${role.replace('_', ' ')}`, roles: [role] });
    const reads = matrix.get(role)?.has('vault.grant.read') ?? false;
    people.set(role, person);
    records.set(`${role}/false`, await recordsBy(director, line, null, reads));
    records.set(`${role}/true`, await recordsBy(director, line, person, reads));
  }
  const record: HouseOfRoles['record'] = ({ path }, role, granted) => {
    const kind = KINDS.find((each) => path.startsWith(`/${each}/:id`));
    // The leads hold every person's duty card from its birth (VAULT 2.2): to them no person is unknown.
    if (kind === 'people' && role === 'lead' && !granted) return null;
    return (kind && records.get(`${role}/${granted}`)?.[kind]) ?? null;
  };
  return { director, line, people, record };
}

/** `reads`: nobody whose role reads no records can be given one. */
async function recordsBy(director: Person, line: string, shareWith: Person | null, reads: boolean): Promise<Records> {
  const { call } = director.browser;
  const { id } = await ok(call<{ id: string }>('POST', '/contacts', { line }));
  const promise = await ok(call<{ id: string }>('POST', `/contacts/${id}/promises`, { kind: 'call_back' }));
  const mine = await (shareWith ?? director).browser.call<{ id: string }>('POST', '/people', {});
  const opened = await ok(call<{ id: string }>('POST', `/contacts/${id}/case`, { risk: 'high' }));
  const share = { principal: shareWith?.id, reason: 'zajednički rad', until: null };
  if (shareWith && reads) {
    await ok(call('POST', `/contacts/${id}/grants`, share));
    await ok(call('POST', `/cases/${opened.id}/grants`, share));
  }
  return { contacts: id, promises: promise.id, people: mine.body.id, cases: opened.id, dossiers: id };
}

/** A route's own address with every parameter filled in: `:id` by this id, others by one nobody has. */
export function addressOf(path: string, id: string): string {
  return path.replace(':id', id).replaceAll(/:[a-z]+/g, () => crypto.randomUUID());
}

/** Whether a role's only right to a verb comes from a grant on the record. */
export function needsGrant(route: Route, abilities: ReadonlyMap<string, ReadonlySet<string>> | undefined): boolean {
  const conditions = abilities?.get(verbOf(route.access) ?? '');
  return conditions !== undefined && [...conditions].every((condition) => condition === 'granted');
}
