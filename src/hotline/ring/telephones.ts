import type { Tx } from '#kernel/db.ts';
import { notFound, refuse } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import type { StaffActor } from '#staff/index.ts';
import { postSecret } from '#vault/index.ts';
import { today } from '../open-contact.ts';
import { allTelephones, deleteTelephone, findLine, insertTelephone } from '../store.ts';
import type { NewTelephone, TelephonesAnswer } from './answers.ts';

/** Where telephone systems post to. */
export const RING_ADDRESS = '/telephone/ring';

/** The telephone systems that may announce calls, with the moment each last did. */
export async function listTelephones(tx: Tx): Promise<TelephonesAnswer> {
  const found = await allTelephones(tx);
  return {
    telephones: found.map(({ last_post, ...row }) => ({ ...row, lastPost: last_post?.toISOString() ?? null })),
  };
}

/** Lets a telephone system announce the calls of a line. Its secret is in this answer and nowhere else. Refuses `no-such-line`. */
export async function addTelephone(tx: Tx, actor: StaffActor, { line }: { line: string }): Promise<NewTelephone> {
  if (!(await findLine(tx, line))) throw refuse('no-such-line', 400);
  const id = newId();
  await insertTelephone(tx, { id, line, day: (await today(tx)).day, by: actor.id });
  return { id, secret: postSecret(id), address: RING_ADDRESS };
}

/** From now on a telephone system is nobody. What it has announced stays. */
export async function endTelephone(tx: Tx, id: string): Promise<void> {
  if (!(await deleteTelephone(tx, id))) throw notFound();
}
