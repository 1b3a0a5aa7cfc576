import { Hono } from 'hono';
import { mount, securityHeaders } from '#kernel/http.ts';
import { createWords, locales, type Locale } from '#kernel/words.ts';
import { readMatrixTable, roleMatrix } from '#staff/index.ts';
import type { Pools } from './database.ts';
import { mustBeDeclared } from './declared.ts';
import { serveDesk } from './desk-files.ts';
import type { DemoAccount } from './demo/seed.ts';
import { tileRoutes } from './demo/tiles.ts';
import { firstRunRoutes } from './first-run.ts';
import type { Hub } from './live.ts';
import { liveStream } from './live-stream.ts';
import type { Log } from './log.ts';
import { allPermissions, allWords, moduleRoutes } from './modules.ts';
import { plugsFor } from './plugs.ts';
import { publicPage, publicStyle } from './public-page.ts';

export type AppParts = {
  pools: Pools;
  hub: Hub;
  log: Log;
  deskFolder: string;
  setupCode: () => string | null;
  afterCommit: () => void;
  /** The demonstration's people; absent in every other program, and with it the tiles' routes. */
  demo?: () => DemoAccount[];
};

const words = createWords(allWords);

/** Every route of the staff interface: the modules' and the first run's, and in the demonstration its tiles'. */
export function allRoutes(setupCode: () => string | null, demo?: () => DemoAccount[]) {
  return [...firstRunRoutes(setupCode, demo !== undefined), ...moduleRoutes, ...(demo ? tileRoutes(demo) : [])];
}

/** The whole program as one app: staff interface, live stream, words, desk, public page. */
export function makeApp(parts: AppParts): Hono {
  const app = new Hono();
  const routes = allRoutes(parts.setupCode, parts.demo);
  const table = readMatrixTable();
  mustBeDeclared(routes, allPermissions, table);
  const plugs = plugsFor({ ...parts, matrix: roleMatrix(table) });
  app.use('/desk/api/*', async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(securityHeaders(null))) c.header(name, value);
  });
  app.get('/desk/api/words/:locale', (c) => {
    const locale = c.req.param('locale') as Locale;
    return locales.includes(locale) ? c.json(allWords[locale], 200, { 'cache-control': 'no-cache' }) : c.notFound();
  });
  app.get('/desk/api/live', (c) => liveStream(c, plugs, parts.hub));
  mount(app, routes, plugs);
  app.all('/desk/api/*', (c) =>
    c.json({ error: { code: 'not-found', details: {} } }, 404, { 'cache-control': 'no-store' }),
  );
  app.get('/desk', (c) => serveDesk(c, parts.deskFolder));
  app.get('/desk/*', (c) => serveDesk(c, parts.deskFolder));
  app.get('/', (c) => publicPage(c, parts.pools, words));
  app.get('/site.css', publicStyle);
  app.get('/tokens.css', publicStyle);
  app.notFound((c) => c.text('404', 404, securityHeaders(null)));
  app.onError((error, c) => {
    parts.log.defect(error, 'app');
    return c.text('500', 500, securityHeaders(null));
  });
  return app;
}
