import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { actAs, withActor } from '#kernel/actor.ts';
import { rows, sql } from '#kernel/db.ts';
import type { Ask } from '#kernel/route.ts';
import { openVaultHouse, type VaultHouse } from '#testing/vault-house.ts';
import { toCyrillic } from '#kernel/words-server.ts';
import { slowHash, type Cost } from './passphrase.ts';
import { publicOf } from './principal-keys.ts';
import { fitKeyring } from './installation.ts';
import { keyring } from './ring.ts';
import { bearVisitor, drawReceipt, endReceipt, openReceipt, type Hash, type NewReceipt } from './receipt.ts';

const source = '198.51.100.7';
let house: VaultHouse;
let receipt: NewReceipt;
let visitor: string;
let asked: number;

const ask: Ask = (work) => {
  asked += 1;
  return withActor(house.app, null, work);
};
const bear = (drawn: NewReceipt) => ask((tx) => bearVisitor(tx, drawn, (id) => actAs(tx, id)));

before(async () => {
  asked = 0;
  house = await openVaultHouse();
  await ask((tx) => fitKeyring(tx, keyring()));
  receipt = await drawReceipt(ask, 'sr', source);
  visitor = (await bear(receipt)).id;
});
after(() => house.stop());

const plain = (word: string) => word.replaceAll('đ', 'dj').normalize('NFD').replaceAll(/\p{M}/gu, '');

test('eight words of the list open the visitor whose they are, and only her', async () => {
  assert.equal(receipt.words.length, 8);
  const opened = await openReceipt(ask, receipt.words.join(' '), { source });
  assert.equal(opened?.id, visitor);
  const [row] = await rows(
    house.asOwner,
    sql<{ public_key: Uint8Array }>`select public_key from vault.principal_keys where principal = ${visitor}`,
  );
  assert.deepEqual(publicOf(opened?.privateKey ?? new Uint8Array()), new Uint8Array(row?.public_key ?? []));
});

test('the words are forgiven their script, their marks, their capitals, and what stands between them', async () => {
  const typed = [
    receipt.words.map(toCyrillic).join('\n'),
    receipt.words.map(plain).join(',  '),
    receipt.words.map((word, at) => `${at + 1}. ${word.toUpperCase()}`).join(' '),
  ];
  for (const each of typed) assert.equal((await openReceipt(ask, each, { source }))?.id, visitor, each);
});

test('an English receipt opens as well, and no word of one list stands in for one of the other', async () => {
  const english = await drawReceipt(ask, 'en', source);
  const { id } = await bear(english);
  assert.equal((await openReceipt(ask, english.words.join(' '), { source }))?.id, id);
  await assert.rejects(openReceipt(ask, [...english.words.slice(0, 7), receipt.words[7]].join(' '), { source }), {
    code: 'word-unknown',
    details: { position: 8 },
  });
});

/** The work of one look-up: what was hashed at which cost, and how often the database was asked. */
async function workOf(words: string): Promise<unknown> {
  const hashed: { cost: Cost; salt: number }[] = [];
  const counting: Hash = (secret, how) => {
    hashed.push({ cost: how.cost, salt: how.salt.length });
    return slowHash(secret, how);
  };
  asked = 0;
  const opened = await openReceipt(ask, words, { source, hash: counting });
  return { work: { hashed, asked }, found: opened !== null };
}

test('a receipt nobody has costs the same work as one that opens: two hashes of one cost', async () => {
  const right = (await workOf(receipt.words.join(' '))) as { work: { hashed: object[] }; found: boolean };
  const wrong = await workOf(receipt.words.toReversed().join(' '));
  assert.deepEqual(wrong, { work: right.work, found: false });
  assert.equal(right.found, true);
  const { cost } = right.work.hashed[0] as { cost: Cost };
  assert.ok(cost.memory >= 65_536 && cost.time >= 3);
  assert.equal(right.work.hashed.length, 2);
});

test('seven words, nine, and a word of no list are refused before anything is hashed', async () => {
  const words = receipt.words;
  const never: Hash = () => assert.fail('it was hashed');
  const refusedAs = (typed: string, code: string) =>
    assert.rejects(openReceipt(ask, typed, { source, hash: never }), { code });
  await refusedAs(words.slice(1).join(' '), 'words-do-not-fit');
  await refusedAs([...words, words[0]].join(' '), 'words-do-not-fit');
  await refusedAs('', 'words-do-not-fit');
  await refusedAs([...words.slice(1), 'qwertz'].join(' '), 'word-unknown');
});

test('nothing at rest opens with the words but through both hashes; once ended they open nothing', async () => {
  const drawn = await drawReceipt(ask, 'sr', source);
  const { id } = await bear(drawn);
  const everything = JSON.stringify(
    await rows(house.asOwner, sql`select r::text as receipt, o::text as opener from vault.receipts r, vault.openers o`),
  );
  assert.ok(!drawn.words.some((word) => word.length > 4 && everything.includes(word)));
  await withActor(house.app, id, (tx) => endReceipt(tx, id));
  assert.equal(await openReceipt(ask, drawn.words.join(' '), { source }), null);
  const left = await rows(house.asOwner, sql`select from vault.openers where principal = ${id}`);
  assert.equal(left.length, 0);
});
