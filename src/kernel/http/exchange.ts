import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Exchange } from '../route.ts';

/** Cookies of one request. Always HttpOnly and Strict; Secure and the __Host- name wherever the page came over TLS. */
export function exchangeOf(c: Context, source: string): Exchange {
  const secure = new URL(c.req.url).protocol === 'https:';
  const named = (name: string) => (secure ? `__Host-${name}` : name);
  const base = { path: '/', httpOnly: true, sameSite: 'Strict', secure } as const;
  return {
    source,
    cookie: (name) => getCookie(c, named(name)),
    setCookie: (name, value, maxAge) => setCookie(c, named(name), value, maxAge === null ? base : { ...base, maxAge }),
    clearCookie: (name) => void deleteCookie(c, named(name), { path: '/', secure }),
  };
}
