import { serve, type ServerType } from '@hono/node-server';
import { createServer } from 'node:https';
import { refuse } from '#kernel/errors.ts';
import type { Certificate } from './certificate.ts';
import { isLoopback, type Config } from './config.ts';
import { isAmong } from './where.ts';

type Fetch = Parameters<typeof serve>[0]['fetch'];

const ANY = new Set(['0.0.0.0', '::']);

/** An address as somebody types it to get here. */
export function addressOf({ host, certificate }: Config, port: number): string {
  const name = ANY.has(host) ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `${certificate ? 'https' : 'http'}://${name}:${port}`;
}

/** Listens on a port, over TLS where there is a certificate. Refuses `port-busy` when something else does. */
export function listen(fetch: Fetch, config: Config, port: number): Promise<ServerType> {
  const { certificate, host } = config;
  return new Promise((resolve, reject) => {
    const tls = certificate && {
      createServer,
      serverOptions: contextOf(certificate),
    };
    const server = serve({ fetch, hostname: host, port, ...tls }, () => resolve(server));
    if (!certificate) hearOnly(server, config);
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') reject(refuse('port-busy', 503, { port }));
      else if (error.code === 'EACCES') reject(refuse('port-not-allowed', 503, { port }));
      else if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') reject(refuse('host-not-here', 503));
      else reject(error);
    });
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
