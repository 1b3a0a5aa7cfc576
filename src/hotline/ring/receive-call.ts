import { now } from '#kernel/clock.ts';
import type { Tx } from '#kernel/db.ts';
import { refuse } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { tell } from '#kernel/outbox.ts';
import { dutyTeamWithKey, teamOf } from '#staff/index.ts';
import { keyring, lookupHash } from '#vault/index.ts';
import { announceCall } from '../store.ts';
import type { PostedCall } from './answers.ts';
import { sealNumber } from './number.ts';

/** A telephone system as its post has it: which, and which line it announces. */
export type Sender = { id: string; line: string };

/**
 * What a telephone says of a call. The number is sealed to the line's duty team before anything is written; the
 * telephone's own name for the call is kept as a keyed hash. Refuses `no-duty-team` while nobody has the team's key.
 */
export async function receiveCall(tx: Tx, { id, line }: Sender, said: PostedCall): Promise<void> {
  const team = await dutyTeamWithKey(tx, line);
  if (team === null) throw refuse('no-duty-team', 409);
  const ring = newId();
  await announceCall(tx, {
    ring,
    telephone: id,
    teams: [team, await teamOf(tx, 'leads')],
    call: lookupHash(keyring(), 'ring-call', `${id}/${said.call}`),
    event: said.event,
    at: now(),
    sealed: await sealNumber(tx, team, ring, said.number),
  });
  await tell(tx, 'ring.changed', line);
}
