import { dirname } from 'node:path';
import { refuse } from '#kernel/errors.ts';
import { keyringOf, mustBeSameKeyring } from '#vault/index.ts';
import { bringToLife, type Alive } from './bring-to-life.ts';
import { layPiece } from './log-pieces.ts';
import { intoEmptyFolder, mustFit, type Folders } from './place.ts';
import type { Piece } from './sets.ts';
import { unpack, type Unpacked } from './unpack.ts';

export type Restored = Alive & { at: string; program: string };
export type Step = 'unpack' | 'unvouched' | 'log' | 'recover' | 'verify';
/**
 * A backup, with the log behind it and the moment to come back to, if not all of it; and folders in which a register of
 * erasures may lie besides those of the keyring and of the backup.
 */
export type Wanted = { file: string; identities: string[]; pieces: Piece[]; until: Date | null; registers: string[] };

/**
 * Restores a backup into an empty data folder: unpacked beside its place, brought to life, compared with what was
 * counted, and only then moved. Refuses as `intoEmptyFolder`, `unpack`, `layPiece` and `bringToLife` do.
 */
export async function restore(folders: Folders, wanted: Wanted, tell: (step: Step) => void): Promise<Restored> {
  const { restored } = await intoEmptyFolder(folders, async (draft) => {
    tell('unpack');
    const { file, identities, pieces, until } = wanted;
    const unpacked = await unpack(file, identities, draft, (head) => mustFit(head, folders.keysDir));
    // Before any of it lives: what came alive by then would have done its work, whatever is refused afterwards.
    if ((await mustBeSameKeyring(folders.keysDir, unpacked.keyring)) === null) tell('unvouched');
    if (pieces.length > 0) tell('log');
    const checkpoint = await layLog(draft, { ...unpacked, file }, wanted);
    // Beside the keyring, beside the backup, and beside the archive the backup is a set of.
    const registers = [folders.keysDir, dirname(file), dirname(dirname(file)), ...wanted.registers];
    const verified = await bringToLife(draft, unpacked, { checkpoint, pieces, until, registers }, tell);
    const at = (until ?? pieces.at(-1)?.at)?.toISOString() ?? unpacked.manifest.at;
    return {
      keyring: unpacked.keyring,
      checkpoint,
      registers,
      restored: { ...verified, at, program: unpacked.head.program },
    };
  });
  return restored;
}

/** Lays the log behind the backup; the newest checkpoint that belongs before the moment wanted. */
async function layLog(
  draft: string,
  { head, checkpoint, keyring: text, file }: Unpacked & { file: string },
  { pieces, until, identities }: Wanted,
) {
  const keyring = keyringOf(text);
  if (!keyring) throw refuse('archive-damaged', 400, { file });
  let newest = checkpoint;
  for (const piece of pieces) {
    const found = await layPiece(draft, piece, { head, keyring }, identities);
    if (until === null || piece.at <= until) newest = found ?? newest;
  }
  return newest;
}
