import { createHash, createHmac } from 'node:crypto';
import { now } from '#kernel/clock.ts';
import { randomKey, toBase64 } from './bytes.ts';

/** How many zero bits the SHA-256 of a challenge and somebody's number begins with: the work done for it. */
export function workDone(challenge: string, number: string): number {
  const hash = createHash('sha256').update(`${challenge}:${number}`).digest();
  const zeros = hash.findIndex((byte) => byte !== 0);
  return zeros < 0 ? hash.length * 8 : zeros * 8 + Math.clz32(hash[zeros] ?? 0) - 24;
}

const HOUR_MS = 3_600_000;
let current = { hour: -1, key: randomKey() };

/**
 * A mark by which requests of one source are told apart from others within the hour. The key is random, in memory, and
 * replaced each hour: no address is kept, and none can be found from a mark afterwards. Addresses of one IPv6 network
 * count as one source, because one subscriber has them all.
 */
export function sourceMark(source: string): string {
  const hour = Math.floor(now().getTime() / HOUR_MS);
  if (hour !== current.hour) current = { hour, key: randomKey() };
  const mark = createHmac('sha256', current.key).update(sourceOf(source)).digest();
  return toBase64(new Uint8Array(mark.subarray(0, 12)));
}

/** As what an address counts: itself, or of the newer kind its network, all of which one subscriber has. */
export function sourceOf(address: string): string {
  return address.includes(':') ? networkOf(address) : address;
}

/** The first four groups of an IPv6 address, written out. */
function networkOf(address: string): string {
  const [head = '', tail] = address.split('::');
  const groups = head === '' ? [] : head.split(':');
  const rest = tail ? tail.split(':') : [];
  const zeros =
    tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - groups.length - rest.length) }, () => '0');
  return [...groups, ...zeros, ...rest].slice(0, 4).join(':');
}
