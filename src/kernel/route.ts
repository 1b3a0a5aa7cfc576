import type { z } from 'zod';
import type { Tx } from './db.ts';

/** What kind of audit line an answer leaves behind (VAULT 5). Every route that touches data has one. */
export type AuditKind = 'read' | 'write' | 'search' | 'print' | 'grant' | 'session';

/**
 * Who may call: a permission verb; `open` needs no sign-in (sign-in itself); `signed-in` any member of staff;
 * `setup` holds the code printed in the terminal.
 */
export type Access = { verb: string } | 'open' | 'signed-in' | 'setup';

/** What a handler may do to the connection besides answering. */
export type Exchange = {
  cookie(name: string): string | undefined;
  setCookie(name: string, value: string, maxAgeSeconds: number | null): void;
  clearCookie(name: string): void;
  /** Where the request came from, for slowing guessers; never stored in clear, never logged. */
  source: string;
};

/** The one request: its exchange and the lines it leaves for the audit. */
export type Call = Exchange & {
  /** Names a dossier in the audit line; opening a key does so by itself. */
  touch(dossier: string): void;
  /** Sealed detail of the audit line (a reason, a search term). */
  detail(sealed: Uint8Array): void;
};

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/**
 * One address of the program. Path parameters and the JSON body arrive as one `input`, checked by its schema.
 * `Who` is the actor as the module knows it; null on open routes.
 */
export type Route<Who = unknown> = {
  method: Method;
  path: string;
  access: Access;
  audit: AuditKind;
  /** Also while the screen is locked: only what shows nothing. */
  whileLocked?: boolean;
  /** Largest body accepted, bytes. */
  maxBody?: number;
  input: z.ZodType;
  run(tx: Tx, actor: Who, input: unknown, call: Call): Promise<unknown>;
};

/** A route as its module writes it: the handler's input has the schema's type. */
export type RouteOf<Who, Schema extends z.ZodType> = Omit<Route<Who>, 'run' | 'input'> & {
  input: Schema;
  run(tx: Tx, actor: Who, input: z.output<Schema>, call: Call): Promise<unknown>;
};

/** Declares a route. The schema is applied before `run` is called, so the two types agree. */
export function route<Who, Schema extends z.ZodType>(declared: RouteOf<Who, Schema>): Route<Who> {
  return { ...declared, run: (tx, actor, input, call) => declared.run(tx, actor, input as z.output<Schema>, call) };
}

/** Whether an access asks for a permission. */
export function verbOf(access: Access): string | null {
  return typeof access === 'string' ? null : access.verb;
}
