import { actAs } from '#kernel/actor.ts';
import type { Tx } from '#kernel/db.ts';
import { refuse } from '#kernel/errors.ts';
import type { Call } from '#kernel/route.ts';
import { checkPassphrase, wasteSheet } from '#vault/index.ts';
import { addressHash } from './create-account.ts';
import { forgetFailures, refuseWhileWaiting, rememberFailure } from './guessing.ts';
import { resetWithSheet } from './own-sheet.ts';
import { startSession } from './session.ts';
import { deleteSessionsOf, findAccount } from './store.ts';

/**
 * A forgotten passphrase: address and the words of the printed sheet set a new one; the one-time code is still asked
 * for afterwards, and every older session ends. Unknown address and wrong sheet answer alike: `wrong-sheet`.
 */
export async function forgottenPassphrase(
  tx: Tx,
  call: Call,
  input: { address: string; words: string; passphrase: string },
): Promise<void> {
  checkPassphrase(input.passphrase);
  const guesser = `sheet/${call.source}`;
  refuseWhileWaiting(guesser);
  const account = await findAccount(tx, addressHash(input.address));
  if (account) await actAs(tx, account.id);
  const holder = account
    ? await resetWithSheet(tx, account.id, input.words, input.passphrase)
    : wasteSheet(input.words);
  if (!holder) {
    rememberFailure(guesser);
    throw refuse('wrong-sheet', 401);
  }
  forgetFailures(guesser);
  await deleteSessionsOf(tx, holder.id);
  await startSession(tx, call, holder, 'code');
}
