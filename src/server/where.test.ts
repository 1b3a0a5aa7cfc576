import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addressList, isAmong, loopback, whereFrom } from './where.ts';

const list = (...entries: string[]) => {
  const made = addressList(entries);
  assert.ok(made);
  return made;
};
const proxies = list('127.0.0.1', '10.1.0.0/16', 'fd00::1');
const told = { peer: '127.0.0.1', encrypted: false, forwardedFor: undefined, forwardedProto: undefined };

test('what a stranger writes into a header is not believed', () => {
  const forged = { ...told, peer: '203.0.113.9', forwardedFor: '198.51.100.1', forwardedProto: 'https' };
  assert.deepEqual(whereFrom(forged, proxies), { source: '203.0.113.9', secure: false });
  assert.deepEqual(whereFrom({ ...forged, peer: '127.0.0.1' }, list()), { source: '127.0.0.1', secure: false });
});

test('a named proxy is believed, whichever form its address has', () => {
  for (const peer of ['127.0.0.1', '::ffff:127.0.0.1', '10.1.200.3', 'fd00::1']) {
    const through = { ...told, peer, forwardedFor: '203.0.113.9', forwardedProto: 'https' };
    assert.deepEqual(whereFrom(through, proxies), { source: '203.0.113.9', secure: true }, peer);
  }
});

test('of several forwarded addresses the last that is no proxy counts: what stands before it anybody may write', () => {
  const cases: [string, string][] = [
    ['198.51.100.1, 203.0.113.9', '203.0.113.9'],
    ['198.51.100.1, 203.0.113.9, 10.1.0.7', '203.0.113.9'],
    ['198.51.100.1, 2001:db8:1:2::5', '2001:db8:1:2'],
    ['10.1.0.7', '127.0.0.1'],
    ['<script>', '127.0.0.1'],
    ['', '127.0.0.1'],
  ];
  for (const [forwardedFor, source] of cases)
    assert.equal(whereFrom({ ...told, forwardedFor }, proxies).source, source, forwardedFor);
});

test('whoever has a whole network of the newer kind comes from one place, whichever of its addresses she takes', () => {
  const from = (peer: string) => whereFrom({ ...told, peer }, list()).source;
  assert.equal(from('2001:db8:1:2::1'), from('2001:db8:1:2:ffff:eeee:dddd:cccc'));
  assert.notEqual(from('2001:db8:1:2::1'), from('2001:db8:1:3::1'));
});

test('the last proxy says whether the way was encrypted; without its word the connection does', () => {
  const secure = (forwardedProto: string | undefined, encrypted = false) =>
    whereFrom({ ...told, forwardedProto, encrypted }, proxies).secure;
  assert.deepEqual(
    [secure('https'), secure('HTTPS'), secure('http'), secure('https, http')],
    [true, true, false, false],
  );
  assert.deepEqual([secure(undefined), secure(undefined, true)], [false, true]);
});

test('only addresses and networks make a list, and never everybody', () => {
  for (const entry of ['', 'proxy.example', '10.0.0.0/33', '10.0.0.0/0', '::/0', '10.0.0.0/x', '1.2.3'])
    assert.equal(addressList([entry]), undefined, entry);
  assert.ok(isAmong(loopback, '::ffff:127.0.0.1') && isAmong(loopback, '::1') && !isAmong(loopback, '10.0.0.1'));
});
