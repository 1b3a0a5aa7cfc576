import { serve, type ServerType } from '@hono/node-server';
import { once } from 'node:events';
import { createServer } from 'node:https';
import { createServer as createTrial } from 'node:net';
import { refuse } from '#kernel/errors.ts';
import type { Certificate } from './certificate.ts';
import type { Config } from './config.ts';
import { isAmong, isLoopback } from './where.ts';

type Fetch = Parameters<typeof serve>[0]['fetch'];

const ANY = new Set(['0.0.0.0', '::']);

/**
 * So long a connection nobody asks anything on stays open, milliseconds. Longer than proxies keep theirs (a minute is
 * usual): who closes first must be the one who asks, or a question meets a door that is just falling shut.
 */
const IDLE_MS = 65_000;

/** This computer and no other. */
export const HERE = { host: '127.0.0.1' };

/** An address as somebody types it to get here. */
export function addressOf({ host, certificate }: Config, port: number): string {
  const name = ANY.has(host) ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `${certificate ? 'https' : 'http'}://${name}:${port}`;
}

/** Finds out whether a port can be listened on, and leaves it free. Refuses as `listen` does. */
export async function tryPort({ host }: Pick<Config, 'host'>, port: number): Promise<void> {
  const trial = createTrial();
  await new Promise<void>((resolve, reject) => {
    trial.once('error', (error: NodeJS.ErrnoException) => reject(whyNot(error, port)));
    trial.listen(port, host, resolve);
  });
  trial.close();
  await once(trial, 'close');
}

function whyNot(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code === 'EADDRINUSE') return refuse('port-busy', 503, { port });
  if (error.code === 'EACCES') return refuse('port-not-allowed', 503, { port });
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') return refuse('host-not-here', 503);
  return error;
}

/** Listens on a port, over TLS where there is a certificate. Refuses `port-busy` when something else does. */
export function listen(fetch: Fetch, config: Config, port: number): Promise<ServerType> {
  const { certificate, host } = config;
  return new Promise((resolve, reject) => {
    const tls = certificate && { createServer };
    const serverOptions = { keepAliveTimeout: IDLE_MS, ...(certificate ? contextOf(certificate) : {}) };
    const server = serve({ fetch, hostname: host, port, ...tls, serverOptions }, () => resolve(server));
    if (!certificate) hearOnly(server, config);
    server.once('error', (error: NodeJS.ErrnoException) => reject(whyNot(error, port)));
  });
}

/** Listens on this computer only, in clear. Refuses as `listen` does. */
export function listenHere(fetch: Fetch, port: number): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, hostname: HERE.host, port }, () => resolve(server));
    server.once('error', (error: NodeJS.ErrnoException) => reject(whyNot(error, port)));
  });
}

const contextOf = ({ cert, key }: Certificate) => ({ cert, key, minVersion: 'TLSv1.2' as const });

/** Takes a renewed certificate for every connection from now on; those that are open go on with the old one. */
export function useCertificate(server: ServerType, certificate: Certificate): void {
  if ('setSecureContext' in server) server.setSecureContext(contextOf(certificate));
}

/** Without TLS of its own the program hears this computer and the named proxies; anybody else would be unencrypted. */
function hearOnly(server: ServerType, { proxies }: Config): void {
  server.prependListener('connection', (socket: { remoteAddress?: string; destroy(): void }) => {
    if (!isLoopback(socket.remoteAddress ?? '') && !isAmong(proxies, socket.remoteAddress)) socket.destroy();
  });
}

/** Stops listening and ends what is still connected. */
export async function closed(server: ServerType): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    if ('closeAllConnections' in server) server.closeAllConnections();
  });
}
