import type { Tx } from '#kernel/db.ts';
import { notFound, refuse } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { tell } from '#kernel/outbox.ts';
import type { StaffActor } from '#staff/index.ts';
import { fromBase64, linkDossiers, openKey, relinkDossiers, toBase64, unlinkDossiers } from '#vault/index.ts';
import type { z } from 'zod';
import { codeLists } from './codes.ts';
import { today } from './days.ts';
import type { retieSchema, tieSchema, UntieAnswer } from './shared.ts';
import { deleteTie, insertTie, restoreTie, tiesOf } from './store.ts';

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

/**
 * Removes a tie and what it opened. Within a minute whoever did it can take it back: `wrap` is what `retiePersons` then
 * needs, null where the file opens by something else anyway.
 */
export async function untiePersons(
  tx: Tx,
  actor: StaffActor,
  input: { id: string; tie: string },
): Promise<UntieAnswer> {
  await openKey(tx, actor.keys, input.id);
  const tie = await deleteTie(tx, input.id, input.tie);
  if (!tie) throw notFound();
  // Of two ties to one person the other may still say that she opens.
  const others = (await tiesOf(tx, input.id)).some(({ other, opens }) => opens && other === tie.other);
  const link = { parent: input.id, child: tie.other, kind: 'tie' } as const;
  const wrapped = tie.opens && !others ? await unlinkDossiers(tx, actor.keys, link) : null;
  await tell(tx, 'person.changed', input.id, { by: actor.id });
  return { wrap: wrapped && toBase64(wrapped) };
}

/**
 * Puts a removed tie back as it was, with what it opened. 404 for anybody but her who removed it, after a minute, with
 * another wrap, and where the other has been hidden from her meanwhile.
 */
export async function retiePersons(tx: Tx, actor: StaffActor, input: z.infer<typeof retieSchema>): Promise<void> {
  const { id, wrap } = input;
  await openKey(tx, actor.keys, id);
  const tie = await restoreTie(tx, id, input.tie);
  if (!tie) throw notFound();
  const link = { parent: id, child: tie.other, kind: 'tie' } as const;
  if (tie.opens && wrap !== null) await relinkDossiers(tx, actor.keys, { ...link, wrapped: fromBase64(wrap) });
  else if (tie.opens) await linkDossiers(tx, actor.keys, { ...link, opens: true });
  await tell(tx, 'person.changed', id, { by: actor.id });
}
