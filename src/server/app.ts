import { BlockList } from 'node:net';
import { Hono, type Context } from 'hono';
import { telephonePlugs, telephoneRoutes } from '#hotline/index.ts';
import { mount, mountSigned, securityHeaders } from '#kernel/http.ts';
import { createWords, locales } from '#kernel/words.ts';
import { readMatrixTable, roleMatrix } from '#staff/index.ts';
import type { Pools } from './database.ts';
import { mustBeDeclared } from './declared.ts';
import { serveDesk } from './desk-files.ts';
import { demoRingRoutes } from './demo/ring.ts';
import type { DemoAccount } from './demo/seed.ts';
import { tileRoutes } from './demo/tiles.ts';
import { firstRunRoutes } from './first-run.ts';
import type { Hub } from './live.ts';
import { liveStream } from './live-stream.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import { allWords } from './all-words.ts';
import { allPermissions, moduleRoutes, publicPages } from './modules.ts';
import { openApi } from './openapi.ts';
import { plugsFor } from './plugs.ts';
import { loadContent, loadLanguages } from '#site/index.ts';
import { siteFace } from './site-face.ts';
import { healthRoutes, type Readiness } from './watched.ts';

export type AppParts = {
  pools: Pools;
  hub: Hub;
  log: Log;
  deskFolder: string;
  /** Where somebody is taken who leaves the public site in a hurry. */
  exitTo: string;
  /** Which part of the disk that keeps the records is free; absent where that is not to be known. */
  freeDisk?: () => Promise<number | null>;
  /** The keeper's own texts of the public site, over those that come along. */
  content?: string | null;
  setupCode: () => string | null;
  afterCommit: () => void;
  proxies?: BlockList;
  metrics?: Metrics;
  readiness?: Readiness;
  /** The demonstration's people; absent in every other program, and with it the tiles' routes. */
  demo?: () => DemoAccount[];
};

/** What answers on an address: the public page, the staff desk, or both on one. */
export type Face = 'both' | 'site' | 'desk';

const words = createWords(allWords);

/** Every route of the staff interface: the modules' and the first run's, and in the demonstration its tiles'. */
export function allRoutes(setupCode: () => string | null, demo?: () => DemoAccount[]) {
  return [
    ...firstRunRoutes(setupCode, demo !== undefined),
    ...moduleRoutes,
    ...(demo ? [...tileRoutes(demo), ...demoRingRoutes] : []),
  ];
}

/** The program as an app per address: staff interface, live stream, words, desk; the public page; or all on one. */
export function makeApps(parts: AppParts): (face: Face) => Hono {
  const routes = allRoutes(parts.setupCode, parts.demo);
  const content = loadContent(parts.content ?? null);
  const languages = loadLanguages(parts.content ?? null, content);
  const table = readMatrixTable();
  mustBeDeclared([...routes, ...telephoneRoutes], allPermissions, table);
  const plugs = plugsFor({ ...parts, matrix: roleMatrix(table), proxies: parts.proxies ?? new BlockList() });
  return (face) => {
    const app = new Hono();
    if (parts.metrics) app.use(parts.metrics.requests);
    if (parts.readiness) healthRoutes(app, parts.readiness);
    app.use(async (c, next) => {
      await next();
      if (plugs.where(c).secure) c.header('strict-transport-security', HSTS);
    });
    if (face !== 'site') deskFace(app, parts, routes, plugs);
    if (face !== 'desk')
      siteFace(app, publicPages(content), { ...parts, content, languages, words, where: plugs.where });
    else app.get('/', (c) => c.redirect('/desk', 302));
    app.notFound((c) => c.text('404', 404, securityHeaders(null)));
    app.onError((error, c) => {
      parts.log.defect(error, 'app');
      return c.text('500', 500, securityHeaders(null));
    });
    return app;
  };
}

/** Everything on one address. */
export function makeApp(parts: AppParts): Hono {
  return makeApps(parts)('both');
}

/** A browser that came over TLS once comes over TLS for a year. */
const HSTS = 'max-age=31536000';

function deskFace(
  app: Hono,
  parts: AppParts,
  routes: ReturnType<typeof allRoutes>,
  plugs: ReturnType<typeof plugsFor>,
): void {
  for (const path of ['/desk/api/*', '/telephone/*'])
    app.use(path, async (c, next) => {
      await next();
      for (const [name, value] of Object.entries(securityHeaders(null))) c.header(name, value);
    });
  app.get('/desk/api/words/:locale', wordsOf);
  const interfaces = openApi(routes, telephoneRoutes, words);
  app.get('/desk/api/openapi.json', (c) => c.json(interfaces, 200, { 'cache-control': 'no-cache' }));
  app.get('/desk/api/live', (c) => liveStream(c, plugs, parts.hub));
  mount(app, routes, plugs);
  mountSigned(app, telephoneRoutes, { ...plugs, ...telephonePlugs });
  app.all('/desk/api/*', (c) =>
    c.json({ error: { code: 'not-found', details: {} } }, 404, { 'cache-control': 'no-store' }),
  );
  app.get('/desk', (c) => serveDesk(c, parts.deskFolder));
  app.get('/desk/*', (c) => serveDesk(c, parts.deskFolder));
}

function wordsOf(c: Context): Response | Promise<Response> {
  const locale = locales.find((known) => known === c.req.param('locale'));
  return locale ? c.json(allWords[locale], 200, { 'cache-control': 'no-cache' }) : c.notFound();
}
