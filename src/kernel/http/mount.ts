import type { Context, Hono } from 'hono';
import { now } from '../clock.ts';
import type { Tx } from '../db.ts';
import { refuse, Refusal } from '../errors.ts';
import type { Abilities } from '../permissions.ts';
import { may } from '../permissions.ts';
import { toldIn } from '../outbox.ts';
import { verbOf, type Access, type Afterwards, type Ask, type AuditKind, type Call, type Route } from '../route.ts';
import { errorAnswer } from './errors.ts';
import { exchangeOf, type Where } from './exchange.ts';
import { readInput } from './input.ts';
import { perMinute, type Limit } from './limit.ts';
import { refuseForeignOrigin } from './origin.ts';
import { makeSittings, type Sitting, type Sittings } from './sitting.ts';

/** Somebody who calls: as much of an actor as the kernel needs. `proved`: within the last minutes, that it is she. */
export type Caller = { id: string; session: Uint8Array; abilities: Abilities; locked: boolean; proved: boolean };

export type AuditedCall = {
  actor: string | null;
  verb: string;
  kind: AuditKind;
  dossiers: string[];
  detail: Uint8Array | null;
  /** Whom it was about, besides the actor. */
  other?: string | null;
};
export type RefusedLine = Pick<AuditedCall, 'actor' | 'verb' | 'kind' | 'other'> & {
  code: string;
  dossier: string | null;
};

/** What the kernel needs from others and may not know: who calls, the database, the audit. `server/` plugs it in. */
export type Plugs<Who extends Caller> = {
  base: string;
  transaction<T>(actor: string | null, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Who calls, from the session cookie; null when nobody. `touch` is told of every dossier whose key is used. */
  authenticate(call: Call, touch: (dossier: string) => void): Promise<Who | null>;
  setupAllowed(call: Call): boolean;
  audit(tx: Tx, line: AuditedCall): Promise<void>;
  auditRefusal(line: RefusedLine): Promise<void>;
  /** Called once something that was told has been committed. */
  afterCommit(): void;
  where(c: Context): Where;
  defect(error: unknown, path: string): void;
};

/**
 * Puts declared routes on the app. Each request: origin, who, permission, body, one transaction with its audit line,
 * and only after that has committed the answer (VAULT 5.2).
 */
export function mount<Who extends Caller>(app: Hono, routes: Route<Who>[], plugs: Plugs<Who>): void {
  const kept = { sittings: makeSittings(), refusals: perMinute() };
  for (const route of routes) app.on(route.method, `${plugs.base}${route.path}`, (c) => answer(c, route, plugs, kept));
}

/** Refused at one open address and from one source, so many a minute leave a line: a flood must not fill the disk. */
const MOST_REFUSALS = 60;

/** What is remembered from one request to the next. */
type Kept = { sittings: Sittings; refusals: Limit };

/** What a request told of itself on its way, for the audit. */
type Told = {
  touched: Set<string>;
  detail: Uint8Array | null;
  other: string | null;
  acted: string | null;
  goesOn: boolean;
  shows: boolean;
};

const copyOf = (told: Told): Told => ({ ...told, touched: new Set(told.touched) });

async function answer<Who extends Caller>(
  c: Context,
  route: Route<Who>,
  plugs: Plugs<Who>,
  { sittings, refusals }: Kept,
): Promise<Response> {
  const since = now().getTime();
  const told: Told = { touched: new Set(), detail: null, other: null, acted: null, goesOn: false, shows: false };
  const call: Call = {
    ...exchangeOf(c, plugs.where(c)),
    touch: (dossier) => void told.touched.add(dossier),
    detail: (sealed) => void (told.detail = sealed),
    concerns: (other) => void (told.other = other),
    actedAs: (account) => void (told.acted = account),
    goesOn: () => void (told.goesOn = true),
    shows: () => void (told.shows = true),
  };
  let who: Who | null = null;
  try {
    if (route.method !== 'GET') refuseForeignOrigin(c);
    who = await plugs.authenticate(call, call.touch);
    admit(route, who, call, plugs);
    const input = await readInput(c, route);
    let anyTold = false;
    const ask: Ask = async (work) => {
      const [result, tells] = await plugs.transaction(
        who?.id ?? null,
        async (tx) => [await work(tx), toldIn(tx)] as const,
      );
      anyTold ||= tells;
      return result;
    };
    const ready = await route.prepare?.(ask, who as Who, input, call);
    const before = copyOf(told);
    const { given, begun } = await ask(async (tx) => {
      // The database may have given up an attempt: what that one told is not so.
      Object.assign(told, copyOf(before));
      const result = await route.run(tx, who as Who, input, call, ready);
      const sitting = sittingOf(route, who, told);
      const goesOn = told.goesOn || (sitting !== null && sittings.covers(sitting));
      if (!goesOn) await plugs.audit(tx, line(route, who, told));
      return { given: result, begun: goesOn ? null : sitting };
    });
    if (begun) sittings.begin(begun, since);
    if (anyTold) plugs.afterCommit();
    const body = isAfterwards(given) ? await given.afterwards() : given;
    return c.json(body ?? {}, 200, { 'cache-control': 'no-store' });
  } catch (error) {
    return refused(c, route, { who, told, error, refusals }, plugs);
  }
}

/** Of which piece of writing this is a part, and nothing else; null where a line of its own is due whatever was before. */
function sittingOf<Who extends Caller>(route: Route<Who>, who: Who | null, told: Told): Sitting | null {
  const plain =
    !told.shows && told.detail === null && told.other === null && told.acted === null && told.touched.size > 0;
  return route.typed && who && plain
    ? { session: who.session, verb: auditVerb(route), dossiers: [...told.touched] }
    : null;
}

function isAfterwards(given: unknown): given is Afterwards {
  return typeof given === 'object' && given !== null && 'afterwards' in given && typeof given.afterwards === 'function';
}

function admit<Who extends Caller>(route: Route<Who>, who: Who | null, call: Call, plugs: Plugs<Who>): void {
  if (route.access === 'open') return;
  if (route.access === 'setup') {
    if (!plugs.setupAllowed(call)) throw refuse('setup-code-needed', 401);
    return;
  }
  if (!who) throw refuse('not-signed-in', 401);
  if (who.locked && !route.whileLocked) throw refuse('locked', 423);
  const verb = verbOf(route.access);
  if (verb && !may(who, verb)) throw refuse('not-allowed', 403, { verb });
  if (route.again && !who.proved) throw refuse('prove-again', 428);
}

/** The verb under which a route is audited: its permission, or its address where none is asked for. */
function auditVerb(route: { access: Access; method: string; path: string }): string {
  return verbOf(route.access) ?? `${route.method} ${route.path}`;
}

function line<Who extends Caller>(route: Route<Who>, who: Who | null, told: Told): AuditedCall {
  const actor = told.acted ?? who?.id ?? null;
  return {
    ...{ actor, verb: auditVerb(route), kind: route.audit, dossiers: [...told.touched], detail: told.detail },
    other: told.other === actor ? null : told.other,
  };
}

/** A refused line has no actor but somebody signed in: whose account was tried is whom it is about, not who did it. */
async function refused<Who extends Caller>(
  c: Context,
  route: Route<Who>,
  { who, told, error, refusals }: { who: Who | null; told: Told; error: unknown; refusals: Limit },
  plugs: Plugs<Who>,
): Promise<Response> {
  if (!(error instanceof Refusal)) plugs.defect(error, route.path);
  const within = () => triesSomebody(error, route, told) || withinMost(c, route, plugs, refusals);
  if (error instanceof Refusal && worthAuditing(error, route) && within())
    await plugs.auditRefusal({
      ...{ actor: who?.id ?? null, verb: auditVerb(route), kind: route.audit, other: told.other },
      code: error.code,
      dossier: uuidOf(c.req.param('id')),
    });
  return errorAnswer(c, error);
}

/** Refused access is audited; a form filled in wrongly is not, nor is the stream of strangers without a session. */
function worthAuditing(error: Refusal, route: Route): boolean {
  if (error.status === 401) return route.access === 'open';
  return error.status === 403 || error.status === 404 || error.status === 423 || error.status === 429;
}

/**
 * A try to be somebody always leaves its line, whatever else came from there; whether there is such a somebody must not
 * be told by the time a line takes, so what was slow for both is one of either.
 */
function triesSomebody(error: unknown, route: Route, told: Told): boolean {
  return error instanceof Refusal && error.status === 401 && (route.prepare !== undefined || told.other !== null);
}

function withinMost<Who extends Caller>(c: Context, route: Route<Who>, plugs: Plugs<Who>, refusals: Limit): boolean {
  if (route.access !== 'open') return true;
  return refusals.count(`${plugs.where(c).source} ${route.path}`) <= MOST_REFUSALS;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

function uuidOf(text: string | undefined): string | null {
  return text && UUID.test(text) ? text : null;
}
