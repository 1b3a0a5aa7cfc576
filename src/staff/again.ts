import type { Tx } from '#kernel/db.ts';
import type { Call } from '#kernel/route.ts';
import type { StaffActor } from './actor.ts';
import { acceptAgain, type Proved } from './lock.ts';
import { provedByPasskey } from './passkeys/use.ts';
import type { UsedPasskey } from './shared.ts';
import { noteProved } from './store.ts';

/**
 * It is still she: what is done from this session within the next minutes may be grave (`again` of a route,
 * decision 0027). Refuses what `acceptAgain` refuses.
 */
export async function againWithPassphrase(tx: Tx, actor: StaffActor, proved: Proved): Promise<void> {
  await acceptAgain(tx, actor, proved);
  await noteProved(tx, actor.session);
}

/** The same by a passkey of hers. Refuses `wrong-passkey`. */
export async function againWithPasskey(tx: Tx, actor: StaffActor, call: Call, input: UsedPasskey): Promise<void> {
  await provedByPasskey(tx, actor, call, input);
  await noteProved(tx, actor.session);
}
