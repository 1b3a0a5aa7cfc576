import type { Tx } from '#kernel/db.ts';
import { refuse } from '#kernel/errors.ts';
import type { Ask } from '#kernel/route.ts';
import { checkPassphrase, hashPassphrase, setPassphrase, type HashedPassphrase } from '#vault/index.ts';
import type { StaffActor } from './actor.ts';
import { acceptAgain, proveAgain } from './lock.ts';
import { endEverySignIn } from './sessions.ts';

type Ready = { proved: Awaited<ReturnType<typeof proveAgain>>; hashed: HashedPassphrase };

/**
 * Proves the old passphrase and hashes the new one, holding no connection meanwhile. Refuses a weak one,
 * `passphrase-as-before`, `wrong-passphrase`, and `guessing` while she has to wait.
 */
export async function prepareChange(
  ask: Ask,
  actor: StaffActor,
  { current, passphrase }: { current: string; passphrase: string },
): Promise<Ready> {
  checkPassphrase(passphrase);
  if (passphrase.trim() === current.trim()) throw refuse('passphrase-as-before', 400);
  const proved = await proveAgain(ask, actor, current);
  return { proved, hashed: await hashPassphrase(passphrase) };
}

/**
 * Sets the new passphrase for the same key: nothing sealed is sealed anew, the recovery sheet stays. Whoever knew the
 * old one is out: every other session of hers ends, and her passkeys go, for one may have been made with it.
 */
export async function changePassphrase(tx: Tx, actor: StaffActor, { proved, hashed }: Ready): Promise<void> {
  await acceptAgain(tx, actor, proved);
  await setPassphrase(tx, proved.bearer, hashed);
  await endEverySignIn(tx, actor.id, actor.session);
}
