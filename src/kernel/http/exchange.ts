import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Exchange } from '../route.ts';

/** Where a request came from, and whether its whole way was encrypted. */
export type Where = { source: string; secure: boolean };

/** Cookies of one request. Always HttpOnly and Strict; Secure and the __Host- name wherever the page came over TLS. */
export function exchangeOf(c: Context, { source, secure }: Where): Exchange {
  const named = (name: string) => (secure ? `__Host-${name}` : name);
  const base = { path: '/', httpOnly: true, sameSite: 'Strict', secure } as const;
  return {
    source,
    agent: c.req.header('user-agent') ?? '',
    cookie: (name) => getCookie(c, named(name)),
    setCookie: (name, value, maxAge) => setCookie(c, named(name), value, maxAge === null ? base : { ...base, maxAge }),
    clearCookie: (name) => void deleteCookie(c, named(name), { path: '/', secure }),
  };
}
