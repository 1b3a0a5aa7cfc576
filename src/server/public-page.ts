import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Context } from 'hono';
import { allLines } from '#hotline/index.ts';
import { withActor } from '#kernel/actor.ts';
import { securityHeaders } from '#kernel/http.ts';
import { locales, type Locale, type Words } from '#kernel/words.ts';
import { homePage, openHours } from '#site/index.ts';
import { findOrganisation } from '#staff/index.ts';
import { checkout } from './checkout.ts';
import type { Pools } from './database.ts';

/** `/`: the telephone numbers, in the language asked for. */
export async function publicPage(c: Context, pools: Pools, words: Words): Promise<Response> {
  const locale = chosenLocale(c.req.query('j'), c.req.header('accept-language'));
  const view = await withActor(pools.app, null, async (tx) => {
    const organisation = await findOrganisation(tx);
    const lines = (await allLines(tx)).map((line) => ({ ...line, open: openHours(words, locale, line.hours) }));
    return { locale, organisation: organisation?.name ?? null, lines, demo: organisation?.demo ?? false };
  });
  return c.html(homePage(words, view), 200, securityHeaders(null));
}

/** The language of the address, else the browser's first that we know, else Serbian in Latin. */
function chosenLocale(asked: string | undefined, accepted: string | undefined): Locale {
  const named = locales.find((locale) => locale === asked);
  if (named) return named;
  for (const tag of (accepted ?? '').split(',').map((part) => part.split(';')[0]?.trim().toLowerCase() ?? '')) {
    if (tag.startsWith('sr-cyrl')) return 'sr-Cyrl';
    if (/^(sr|bs|hr|cnr|me)/.test(tag)) return 'sr-Latn';
    if (tag.startsWith('en')) return 'en';
  }
  return 'sr-Latn';
}

const STYLES: Record<string, string> = {
  '/site.css': join(checkout, 'src', 'site', 'site.css'),
  '/tokens.css': join(checkout, 'src', 'desk', 'tokens.css'),
};

/** The public page's own style sheets. */
export function publicStyle(c: Context): Response {
  const file = STYLES[c.req.path];
  if (!file) return new Response('404', { status: 404 });
  return new Response(readFileSync(file), {
    headers: {
      ...securityHeaders(null),
      'content-type': 'text/css; charset=utf-8',
      'cache-control': 'public, max-age=600',
    },
  });
}
