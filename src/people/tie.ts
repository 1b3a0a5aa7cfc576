import type { Tx } from '#kernel/db.ts';
import { notFound, refuse } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { tell } from '#kernel/outbox.ts';
import type { StaffActor } from '#staff/index.ts';
import { linkDossiers, openKey, unlinkDossiers } from '#vault/index.ts';
import type { z } from 'zod';
import { codeLists } from './codes.ts';
import { today } from './days.ts';
import type { tieSchema } from './shared.ts';
import { deleteTie, insertTie, tiesOf } from './store.ts';

/** Whose file never opens by a tie unless the tie says so (VAULT 2.1). */
const CLOSED = 'alleged_offender';

/**
 * Ties a person to another: `other` is her mother, her friend, an alleged offender. Whoever has a grant on her file
 * reads the other's too, except an alleged offender's. Refuses `answer-does-not-fit` and `tied-already`.
 */
export async function tiePersons(tx: Tx, actor: StaffActor, input: z.infer<typeof tieSchema>): Promise<{ id: string }> {
  if (!codeLists['tie']?.includes(input.kind) || input.id === input.other)
    throw refuse('answer-does-not-fit', 400, { field: 'kind' });
  await openKey(tx, actor.keys, input.id);
  await openKey(tx, actor.keys, input.other);
  const opens = input.opens ?? input.kind !== CLOSED;
  const tie = { id: newId(), person: input.id, other: input.other, kind: input.kind, opens };
  if (!(await insertTie(tx, { ...tie, by: actor.id, day: await today(tx) }))) throw refuse('tied-already', 409);
  if (opens) await linkDossiers(tx, actor.keys, { parent: input.id, child: input.other, kind: 'tie', opens });
  await tell(tx, 'person.changed', input.id, { by: actor.id });
  return { id: tie.id };
}

/** Removes a tie and what it opened. */
export async function untiePersons(tx: Tx, actor: StaffActor, input: { id: string; tie: string }): Promise<void> {
  await openKey(tx, actor.keys, input.id);
  const tie = await deleteTie(tx, input.id, input.tie);
  if (!tie) throw notFound();
  // Of two ties to one person the other may still say that she opens.
  const others = (await tiesOf(tx, input.id)).some(({ other, opens }) => opens && other === tie.other);
  if (tie.opens && !others) await unlinkDossiers(tx, actor.keys, { parent: input.id, child: tie.other, kind: 'tie' });
  await tell(tx, 'person.changed', input.id, { by: actor.id });
}
