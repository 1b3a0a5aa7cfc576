import { actAs } from '#kernel/actor.ts';
import type { Tx } from '#kernel/db.ts';
import { refuse } from '#kernel/errors.ts';
import type { Call } from '#kernel/route.ts';
import { openWithSheet } from '#vault/index.ts';
import { forgetFailures, refuseWhileWaiting, rememberFailure } from './guessing.ts';
import { colleagues } from './profile.ts';
import { newSecondFactor, type FactorToShow } from './second-factor.ts';
import { endEverySignIn } from './sessions.ts';
import { halfSignedIn } from './sign-in-code.ts';
import { hasSheetReset } from './store.ts';

/**
 * The telephone is lost: whoever has just given her passphrase gives her recovery sheet too, and sets a new second
 * factor herself; every other session ends, and her passkeys go, for one may be in it. Passphrase and paper, two things as before. Refuses `wrong-sheet`, and
 * `sheet-used-already` where the passphrase itself was set with the sheet: then the sheet would be the only thing.
 */
export async function replaceLostTelephone(tx: Tx, call: Call, words: string): Promise<FactorToShow> {
  const half = await halfSignedIn(tx, call);
  if (!half) throw refuse('sign-in-again', 401);
  const { holder, session } = half;
  call.concerns(holder.id);
  const guesser = `telephone/${holder.id}/${call.source}`;
  refuseWhileWaiting(guesser);
  await actAs(tx, holder.id);
  if (await hasSheetReset(tx, holder.id)) throw refuse('sheet-used-already', 409);
  rememberFailure(guesser);
  if (!(await openWithSheet(tx, holder.id, words))) throw refuse('wrong-sheet', 401);
  forgetFailures(guesser);
  await endEverySignIn(tx, holder.id, session);
  const label = (await colleagues(tx, holder)).get(holder.id)?.address ?? '';
  return newSecondFactor(tx, holder, label);
}
