import { BlockList, isIP } from 'node:net';
import type { TLSSocket } from 'node:tls';
import type { Context } from 'hono';
import type { Where } from '#kernel/http.ts';
import { sourceOf } from '#vault/index.ts';

/** What a connection and its headers say of where a request came from. */
export type Told = {
  peer: string | undefined;
  encrypted: boolean;
  forwardedFor: string | undefined;
  forwardedProto: string | undefined;
};

/** An address in one form: an IPv4 one that arrived through IPv6 is the same address. */
const plain = (address: string) => address.trim().replace(/^::ffff:(?=[\d.]+$)/i, '');

/** Whether an address is one of a list's. */
export function isAmong(list: BlockList, address: string | undefined): boolean {
  const kind = isIP(plain(address ?? ''));
  return kind !== 0 && list.check(plain(address ?? ''), kind === 6 ? 'ipv6' : 'ipv4');
}

/**
 * Where a request came from and whether its whole way was encrypted: as the connection says, or as the proxy says
 * where the connection is a named proxy's. Of several forwarded addresses the last that is not a proxy's own counts;
 * what stands before it anybody may have written. Pure.
 */
export function whereFrom({ peer, encrypted, forwardedFor, forwardedProto }: Told, proxies: BlockList): Where {
  if (!isAmong(proxies, peer)) return { source: sourceOf(plain(peer ?? 'local')), secure: encrypted };
  const hops = (forwardedFor ?? '').split(',').map(plain);
  const source = hops.findLast((hop) => !isAmong(proxies, hop));
  const proto = forwardedProto?.split(',').at(-1)?.trim().toLowerCase();
  return {
    source: sourceOf(source && isIP(source) !== 0 ? source : plain(peer ?? 'local')),
    secure: forwardedProto === undefined ? encrypted : proto === 'https',
  };
}

/** What a request's connection and headers say; called without a connection, as tests do, its address decides. */
export function toldBy(c: Context): Told {
  const socket = c.env?.incoming?.socket as Partial<TLSSocket> | undefined;
  return {
    peer: socket?.remoteAddress,
    encrypted: socket ? socket.encrypted === true : new URL(c.req.url).protocol === 'https:',
    forwardedFor: c.req.header('x-forwarded-for'),
    forwardedProto: c.req.header('x-forwarded-proto'),
  };
}

/** Addresses and networks (`10.0.0.0/8`) as one list; undefined where one of them is none. */
export function addressList(entries: string[]): BlockList | undefined {
  const list = new BlockList();
  for (const entry of entries) {
    const [address = '', bits] = entry.split('/');
    const kind = isIP(address);
    if (kind === 0 || (bits !== undefined && !/^\d{1,3}$/.test(bits))) return undefined;
    const most = kind === 6 ? 128 : 32;
    const prefix = bits === undefined ? most : Number(bits);
    // A network without a prefix would believe everybody.
    if (prefix < 1 || prefix > most) return undefined;
    list.addSubnet(address, prefix, kind === 6 ? 'ipv6' : 'ipv4');
  }
  return list;
}

/** This computer itself. */
export const loopback = (() => {
  const list = new BlockList();
  list.addSubnet('127.0.0.0', 8, 'ipv4');
  list.addAddress('::1', 'ipv6');
  return list;
})();

/** Whether a host is this computer itself. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || isAmong(loopback, host);
}
