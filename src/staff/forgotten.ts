import { actAs } from '#kernel/actor.ts';
import type { Tx } from '#kernel/db.ts';
import { refuse } from '#kernel/errors.ts';
import type { Call } from '#kernel/route.ts';
import { checkPassphrase, hashPassphrase, wasteSheet, type HashedPassphrase } from '#vault/index.ts';
import { addressHash } from './create-account.ts';
import { forgetFailures, refuseWhileWaiting, rememberFailure } from './guessing.ts';
import { resetWithSheet } from './own-sheet.ts';
import { startSession } from './session.ts';
import { endEverySignIn } from './sessions.ts';
import { findAccount, insertSheetReset } from './store.ts';

/**
 * Hashes the new passphrase of somebody who forgot hers: before anything is known of her, so that every address costs
 * the same work, and holding no connection. Refuses a weak passphrase and words that are no sheet's.
 */
export async function hashForgotten(
  call: Call,
  input: { words: string; passphrase: string },
): Promise<HashedPassphrase> {
  checkPassphrase(input.passphrase);
  wasteSheet(input.words);
  const guesser = guesserOf(call);
  refuseWhileWaiting(guesser);
  rememberFailure(guesser);
  return hashPassphrase(input.passphrase);
}

const guesserOf = (call: Call) => `sheet/${call.source}`;

/**
 * A forgotten passphrase: address and the words of the printed sheet set a new one; the one-time code is still asked
 * for afterwards, every older session ends and her passkeys go. Unknown address and wrong sheet answer alike: `wrong-sheet`.
 */
export async function forgottenPassphrase(
  tx: Tx,
  call: Call,
  input: { address: string; words: string },
  passphrase: HashedPassphrase,
): Promise<void> {
  const account = await findAccount(tx, addressHash(input.address));
  if (!account) throw refuse('wrong-sheet', 401);
  call.concerns(account.id);
  await actAs(tx, account.id);
  const holder = await resetWithSheet(tx, account.id, input.words, passphrase);
  if (!holder) throw refuse('wrong-sheet', 401);
  forgetFailures(guesserOf(call));
  await endEverySignIn(tx, holder.id, null);
  await insertSheetReset(tx, holder.id);
  await startSession(tx, call, holder, 'code');
}
