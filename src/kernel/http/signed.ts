import type { Context, Hono } from 'hono';
import { now } from '../clock.ts';
import type { Tx } from '../db.ts';
import { refuse, Refusal } from '../errors.ts';
import type { SignedRoute } from '../route.ts';
import { errorAnswer } from './errors.ts';
import { checked, jsonObject, readAtMost } from './input.ts';
import { perMinute, type Limit } from './limit.ts';
import type { Caller, Plugs } from './mount.ts';

/** A post as it came: who says to have sent it, when, its mark, its signature, its body to the byte. */
export type SignedPost = { sender: string; time: string; nonce: string; signature: string; body: Uint8Array };

/** What the kernel needs of whoever knows the senders. */
export type SignedPlugs<Sender> = Pick<
  Plugs<Caller>,
  'transaction' | 'audit' | 'auditRefusal' | 'afterCommit' | 'where' | 'defect'
> & {
  /** Whether the signature is the sender's; asks no database, so that a flood of forged posts costs none. */
  fits(post: SignedPost): boolean;
  /** The sender, where there is one still. */
  find(tx: Tx, post: SignedPost): Promise<Sender | null>;
  /** Remembers the post until `until`; false where it was heard before. */
  remember(tx: Tx, post: SignedPost, until: Date): Promise<boolean>;
};

const MAX_BODY = 4096;
/** How far the sender's clock may be from ours, and so how long a post is remembered. */
const WINDOW_MS = 5 * 60_000;
/** Posts of one sender, and refused ones from one place, in a minute. */
const MOST_SENT = 120;
const MOST_REFUSED = 30;

const HEADERS = {
  sender: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  time: /^[0-9]{1,12}$/,
  nonce: /^[A-Za-z0-9_-]{16,64}$/,
  signature: /^[0-9a-fA-F]{64}$/,
} as const;

/**
 * Puts addresses on the app to which machines post: no cookie, no session, each post signed, young, and heard once.
 * The answer is always empty: who may post learns nothing. What is refused says why only to whoever signed rightly.
 */
export function mountSigned<Sender>(app: Hono, routes: SignedRoute<Sender>[], plugs: SignedPlugs<Sender>): void {
  const limits = { sent: perMinute(), refused: perMinute() };
  for (const route of routes) app.on(route.method, route.path, (c) => answer(c, route, plugs, limits));
}

type Limits = { sent: Limit; refused: Limit };

async function answer<Sender>(c: Context, route: SignedRoute<Sender>, plugs: SignedPlugs<Sender>, limits: Limits) {
  let signed = false;
  try {
    const post = await readPost(c, route);
    if (!plugs.fits(post)) throw notKnown();
    // First its age: what was overheard long ago must not use up the sender's minute.
    const until = windowEnd(post);
    signed = true;
    const input = checked(route, jsonObject(c, post.body));
    await plugs.transaction(null, async (tx) => {
      const sender = await plugs.find(tx, post);
      if (sender === null) throw notKnown();
      if (!(await plugs.remember(tx, post, until))) throw refuse('post-replayed', 409);
      // What was overheard and is sent again must not use up the sender's own minute.
      refuseFlood(post, limits.sent);
      await route.run(tx, sender, input);
      await plugs.audit(tx, { ...lineOf(route), dossiers: [], detail: null });
    });
    plugs.afterCommit();
    return c.json({}, 200, { 'cache-control': 'no-store' });
  } catch (error) {
    return refused(c, route, error, plugs, signed ? null : limits.refused);
  }
}

async function readPost(c: Context, route: Pick<SignedRoute, 'maxBody'>): Promise<SignedPost> {
  const read = (name: keyof typeof HEADERS) => {
    const value = c.req.header(`astra-${name}`) ?? '';
    if (!HEADERS[name].test(value)) throw notKnown();
    return value;
  };
  const post = { sender: read('sender'), time: read('time'), nonce: read('nonce'), signature: read('signature') };
  return { ...post, body: await readAtMost(c.req.raw, route.maxBody ?? MAX_BODY) };
}

/** One answer for an unknown sender, a wrong signature, and headers that are none. */
function notKnown(): Refusal {
  return refuse('post-not-known', 401);
}

function refuseFlood({ sender }: SignedPost, sent: Limit): void {
  if (sent.count(sender) > MOST_SENT) throw refuse('too-many-posts', 429, { seconds: sent.secondsLeft(sender) });
}

/** Until when this post could be sent again. Refuses `post-stale` where its time is not about now. */
function windowEnd({ time }: SignedPost): Date {
  const at = Number(time) * 1000;
  if (Math.abs(now().getTime() - at) > WINDOW_MS) throw refuse('post-stale', 401);
  return new Date(at + WINDOW_MS);
}

function lineOf<Sender>({ method, path, audit }: SignedRoute<Sender>) {
  return { actor: null, other: null, verb: `${method} ${path}`, kind: audit } as const;
}

/** A refusal is audited without a word of the post; of a flood of unsigned or old ones from one place only the beginning. */
async function refused<Sender>(
  c: Context,
  route: SignedRoute<Sender>,
  error: unknown,
  plugs: SignedPlugs<Sender>,
  limit: Limit | null,
): Promise<Response> {
  if (!(error instanceof Refusal)) {
    plugs.defect(error, route.path);
    return errorAnswer(c, error);
  }
  const { told, audited } = slowed(error, plugs.where(c).source, limit);
  if (audited) await plugs.auditRefusal({ ...lineOf(route), code: told.code, dossier: null });
  return errorAnswer(c, told);
}

function slowed(error: Refusal, source: string, limit: Limit | null): { told: Refusal; audited: boolean } {
  const count = limit?.count(source) ?? 0;
  if (!limit || count <= MOST_REFUSED) return { told: error, audited: true };
  const told = refuse('too-many-posts', 429, { seconds: limit.secondsLeft(source) });
  return { told, audited: count === MOST_REFUSED + 1 };
}
