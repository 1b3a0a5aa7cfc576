import type { Context } from 'hono';
import { refuse } from '../errors.ts';

/**
 * A write must come from our own page: the browser says so in Sec-Fetch-Site or Origin. Cookies are Strict as well;
 * this stands for browsers and proxies that lose one of the two. A request with neither header is a program, not a
 * page, and carries no cookie by itself.
 */
export function refuseForeignOrigin(c: Context): void {
  const site = c.req.header('sec-fetch-site');
  if (site && site !== 'same-origin' && site !== 'none') throw refuse('foreign-origin', 403);
  const origin = c.req.header('origin');
  const host = c.req.header('host');
  if (origin && (!URL.canParse(origin) || new URL(origin).host !== host)) throw refuse('foreign-origin', 403);
}
