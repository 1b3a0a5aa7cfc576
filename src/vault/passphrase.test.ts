import assert from 'node:assert/strict';
import { argon2Sync, createHmac, hkdfSync } from 'node:crypto';
import { test } from 'node:test';
import { checkPassphrase, COST, openerKey } from './passphrase.ts';

const salt = new Uint8Array(16).fill(1);
const pepper = new Uint8Array(32).fill(2);
const how = { salt, pepper, cost: COST } as const;
const good = 'četiri kruške na prozoru';

test('the same passphrase gives the same key, however the keyboard composed it and with spaces around', async () => {
  const key = await openerKey(good, how);
  assert.equal(key.length, 32);
  assert.deepEqual(await openerKey(`  ${good.normalize('NFD')} `, how), key);
  assert.deepEqual(await openerKey('tri ﬁne kruške', how), await openerKey('tri fine kruške', how));
});

test('another passphrase, salt, pepper or cost gives another key', async () => {
  const key = await openerKey(good, how);
  const others = [
    openerKey(`${good}!`, how),
    openerKey(good.toUpperCase(), how),
    openerKey(good, { ...how, salt: new Uint8Array(16) }),
    openerKey(good, { ...how, pepper: new Uint8Array(32) }),
    openerKey(good, { ...how, cost: { ...COST, time: COST.time + 1 } }),
  ];
  for (const other of await Promise.all(others)) assert.notDeepEqual(other, key);
});

test('the cost is 64 MiB, three rounds, one lane', () => {
  assert.deepEqual(COST, { memory: 65_536, time: 3, lanes: 1 });
});

test('it is Argon2id as Node computes it, pepper before and after', async () => {
  const message = createHmac('sha256', pepper).update(good).digest();
  const hash = argon2Sync('argon2id', {
    message,
    nonce: salt,
    parallelism: 1,
    tagLength: 32,
    memory: 65_536,
    passes: 3,
  });
  const right = hkdfSync('sha256', Buffer.concat([hash, pepper]), salt, 'astra/opener/passphrase', 32);
  assert.deepEqual(await openerKey(good, how), new Uint8Array(right));
});

test('a short or endless passphrase is refused by what a person counts as letters', () => {
  assert.throws(() => checkPassphrase('kruška most'), { code: 'passphrase-too-short', details: { least: 12 } });
  assert.throws(() => checkPassphrase('   kruška    '), { code: 'passphrase-too-short' });
  assert.throws(() => checkPassphrase('🍐'.repeat(11)), { code: 'passphrase-too-short' });
  assert.throws(() => checkPassphrase('kruška most '.repeat(30)), {
    code: 'passphrase-too-long',
    details: { most: 256 },
  });
});

test('what anybody would try first is refused', () => {
  const easy = [
    'aaaaaaaaaaaa',
    'abcabcabcabc',
    '123456789012',
    '567890123456',
    '098765432109',
    'krušmakrušma',
    'krušmakrušma12',
    'abcdefghijkl',
    'Password1234!',
    'lozinka12345',
    'Лозинка2026!',
    'ШИФРАШИФРА12',
    'qwertyuiop12',
    'astra astra astra',
    'zvezda2026zvezda',
  ];
  for (const passphrase of easy)
    assert.throws(() => checkPassphrase(passphrase), { code: 'passphrase-too-easy' }, passphrase);
});

test('ordinary sentences pass, in either script, with no rule about capitals or digits', () => {
  const fine = [
    good,
    'sutra vodimo psa na reku',
    'сутра водимо пса на реку',
    'correct horse battery staple',
    'x7Kq!m2Rw9Zt',
    'lozinka je kod Vesne u fioci',
    '🍐🍎🍇🍌🍒🥝🍋🍑🥥🍍🍉🍈',
  ];
  for (const passphrase of fine) assert.doesNotThrow(() => checkPassphrase(passphrase), passphrase);
});
