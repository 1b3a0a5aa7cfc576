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
  /** How the browser calls itself, for its owner to know it again; never stored in clear, never logged. */
  agent: string;
};

/** The one request: its exchange and the lines it leaves for the audit. */
export type Call = Exchange & {
  /** Names a dossier in the audit line; opening a key does so by itself. */
  touch(dossier: string): void;
  /** Sealed detail of the audit line (a reason, a search term). */
  detail(sealed: Uint8Array): void;
  /** Whom the act is about, where that is somebody: a principal's id, or an invitation's. */
  concerns(other: string): void;
  /** Who it turned out to be, where nobody was signed in before: the line of a sign-in names her. */
  actedAs(account: string): void;
  /** It goes on with what a line of hers tells already, and shows nothing: no line of its own. */
  goesOn(): void;
  /** It answers with what others wrote: a line of its own, also where it goes on (`typed`). */
  shows(): void;
};

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** An answer that is put together when its transaction has committed: what was sent `oneLater` is known by then. */
export type Afterwards = { afterwards(): Promise<unknown> };

/** Says so of an answer; `run` returns it in its place. */
export function afterwards(answer: () => Promise<unknown>): Afterwards {
  return { afterwards: answer };
}

/** Asks the database something in a short transaction of its own. */
export type Ask = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;

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
  /** A grave act: only for somebody who has proved within the last minutes that it is she (decision 0027). */
  again?: true;
  /**
   * Sent again and again while somebody types, each time keeping who and when in the record itself: one line of the audit
   * stands for five minutes of it, by one session about one record (decision 0028).
   */
  typed?: true;
  /** Largest body accepted, bytes. */
  maxBody?: number;
  input: z.ZodType;
  /** Slow work before the transaction, which must hold no connection meanwhile: hashing. `run` gets what it gives. */
  prepare?(ask: Ask, actor: Who, input: unknown, call: Call): Promise<unknown>;
  run(tx: Tx, actor: Who, input: unknown, call: Call, ready?: unknown): Promise<unknown>;
};

/** A route as its module writes it: the handler's input has the schema's type. */
export type RouteOf<Who, Schema extends z.ZodType, Ready = unknown> = Omit<Route<Who>, 'run' | 'prepare' | 'input'> & {
  input: Schema;
  prepare?(ask: Ask, actor: Who, input: z.output<Schema>, call: Call): Promise<Ready>;
  run(tx: Tx, actor: Who, input: z.output<Schema>, call: Call, ready: Ready): Promise<unknown>;
};

/** Declares a route. The schema is applied before `run` is called, so the two types agree. */
export function route<Who, Schema extends z.ZodType, Ready = unknown>(
  declared: RouteOf<Who, Schema, Ready>,
): Route<Who> {
  return declared as Route<Who>;
}

/** Whether an access asks for a permission. */
export function verbOf(access: Access): string | null {
  return typeof access === 'string' ? null : access.verb;
}

/** An address to which a machine posts: each post signed, heard once, answered with nothing (`http/signed.ts`). */
export type SignedRoute<Sender = unknown> = Pick<Route, 'path' | 'audit' | 'maxBody' | 'input'> & {
  method: 'POST';
  access: 'signed';
  run(tx: Tx, sender: Sender, input: unknown): Promise<void>;
};

/** Declares an address for signed posts; `run` gets what the schema lets through. */
export function signedRoute<Sender, Schema extends z.ZodType>(
  declared: Omit<SignedRoute<Sender>, 'run' | 'input'> & {
    input: Schema;
    run(tx: Tx, sender: Sender, input: z.output<Schema>): Promise<void>;
  },
): SignedRoute<Sender> {
  return { ...declared, run: (tx, sender, input) => declared.run(tx, sender, input as z.output<Schema>) };
}
