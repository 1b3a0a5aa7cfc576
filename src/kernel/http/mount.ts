import type { Context, Hono } from 'hono';
import type { Tx } from '../db.ts';
import { refuse, Refusal } from '../errors.ts';
import type { Abilities } from '../permissions.ts';
import { may } from '../permissions.ts';
import { verbOf, type Access, type AuditKind, type Call, type Route } from '../route.ts';
import { errorAnswer } from './errors.ts';
import { exchangeOf } from './exchange.ts';
import { readInput } from './input.ts';
import { refuseForeignOrigin } from './origin.ts';

/** Somebody who calls: as much of an actor as the kernel needs. */
export type Caller = { id: string; abilities: Abilities; locked: boolean };

export type AuditedCall = {
  actor: string | null;
  verb: string;
  kind: AuditKind;
  dossiers: string[];
  detail: Uint8Array | null;
};
export type RefusedLine = { actor: string | null; verb: string; kind: AuditKind; code: string; dossier: string | null };

/** What the kernel needs from others and may not know: who calls, the database, the audit. `server/` plugs it in. */
export type Plugs<Who extends Caller> = {
  base: string;
  transaction<T>(actor: string | null, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Who calls, from the session cookie; null when nobody. `touch` is told of every dossier whose key is used. */
  authenticate(call: Call, touch: (dossier: string) => void): Promise<Who | null>;
  setupAllowed(call: Call): boolean;
  audit(tx: Tx, line: AuditedCall): Promise<void>;
  auditRefusal(line: RefusedLine): Promise<void>;
  afterCommit(): void;
  source(c: Context): string;
  defect(error: unknown, path: string): void;
};

/**
 * Puts declared routes on the app. Each request: origin, who, permission, body, one transaction with its audit line,
 * and only after that has committed the answer (VAULT 5.2).
 */
export function mount<Who extends Caller>(app: Hono, routes: Route<Who>[], plugs: Plugs<Who>): void {
  for (const route of routes) app.on(route.method, `${plugs.base}${route.path}`, (c) => answer(c, route, plugs));
}

async function answer<Who extends Caller>(c: Context, route: Route<Who>, plugs: Plugs<Who>): Promise<Response> {
  const touched = new Set<string>();
  let detail: Uint8Array | null = null;
  const call: Call = {
    ...exchangeOf(c, plugs.source(c)),
    touch: (dossier) => void touched.add(dossier),
    detail: (sealed) => void (detail = sealed),
  };
  let who: Who | null = null;
  try {
    if (route.method !== 'GET') refuseForeignOrigin(c);
    who = await plugs.authenticate(call, call.touch);
    admit(route, who, call, plugs);
    const input = await readInput(c, route);
    const body = await plugs.transaction(who?.id ?? null, async (tx) => {
      const result = await route.run(tx, who as Who, input, call);
      await plugs.audit(tx, line(route, who, touched, detail));
      return result;
    });
    plugs.afterCommit();
    return c.json(body ?? {}, 200, { 'cache-control': 'no-store' });
  } catch (error) {
    return refused(c, route, who, error, plugs);
  }
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
}

/** The verb under which a route is audited: its permission, or its address where none is asked for. */
function auditVerb(route: { access: Access; method: string; path: string }): string {
  return verbOf(route.access) ?? `${route.method} ${route.path}`;
}

function line<Who extends Caller>(
  route: Route<Who>,
  who: Who | null,
  touched: Set<string>,
  detail: Uint8Array | null,
): AuditedCall {
  return { actor: who?.id ?? null, verb: auditVerb(route), kind: route.audit, dossiers: [...touched], detail };
}

async function refused<Who extends Caller>(
  c: Context,
  route: Route<Who>,
  who: Who | null,
  error: unknown,
  plugs: Plugs<Who>,
): Promise<Response> {
  if (!(error instanceof Refusal)) plugs.defect(error, route.path);
  if (error instanceof Refusal && worthAuditing(error, route))
    await plugs.auditRefusal({
      actor: who?.id ?? null,
      verb: auditVerb(route),
      kind: route.audit,
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

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

function uuidOf(text: string | undefined): string | null {
  return text && UUID.test(text) ? text : null;
}
