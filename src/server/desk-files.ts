import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { extname, join, normalize } from 'node:path';
import { Readable } from 'node:stream';
import type { Context } from 'hono';
import { securityHeaders } from '#kernel/http.ts';
import { newId } from '#kernel/ids.ts';

const TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
};

const headers = (nonce: string | null, extra: Record<string, string>) => ({ ...securityHeaders(nonce), ...extra });

/** A built file of the desk; anything else under /desk is the desk's one page. Hashed files may be kept for good. */
export function serveDesk(c: Context, folder: string): Response {
  const file = join(folder, normalize(decoded(c.req.path.replace(/^\/desk\/?/, ''))));
  const type = TYPES[extname(file)];
  if (type && file.startsWith(join(folder, '/')) && existsSync(file) && statSync(file).isFile())
    return new Response(Readable.toWeb(createReadStream(file)) as ReadableStream, {
      headers: headers(null, { 'content-type': type, 'cache-control': 'public, max-age=31536000, immutable' }),
    });
  return type ? new Response('404', { status: 404 }) : servePage(folder);
}

/** An address may hold anything, half an escape too: that names no file of ours. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return '';
  }
}

/** The page itself, never stored, with a nonce for the style tags the components write. */
function servePage(folder: string): Response {
  const nonce = newId().replaceAll('-', '');
  const page = readFileSync(join(folder, 'index.html'), 'utf8').replaceAll('__CSP_NONCE__', nonce);
  return new Response(page, {
    headers: headers(nonce, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }),
  });
}
