import type { Tx } from '#kernel/db.ts';
import { refuse } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import type { Line, NewLine } from './shared.ts';
import { allLines, countContacts, deleteLines, putLine } from './store.ts';

/** Sets the lines at the first run; going back a step may set them again. Refuses once there are contacts. */
export async function setFirstLines(tx: Tx, lines: NewLine[]): Promise<Line[]> {
  if ((await countContacts(tx)) > 0) throw refuse('already-set-up', 409);
  await deleteLines(tx);
  for (const [position, line] of lines.entries()) await putLine(tx, { ...line, id: newId() }, position);
  return allLines(tx);
}
