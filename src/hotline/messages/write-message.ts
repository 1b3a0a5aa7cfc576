import { now } from '#kernel/clock.ts';
import type { Tx } from '#kernel/db.ts';
import { newId } from '#kernel/ids.ts';
import { keepFile, type DossierKey } from '#vault/index.ts';
import { insertMessage, insertMessageFile, lastMessage } from '../store.ts';
import type { FileKind } from '#kernel/file-kinds.ts';
import { sealMessage, sealMessageFile, type Said } from './message.ts';

/** A file ready to be kept: cleaned, and as it came. */
export type ReadyFile = { name: string; kind: FileKind; clean: Uint8Array; original: Uint8Array };

/** Two may write in the same moment; more often than this nobody does. */
const MOST_ATTEMPTS = 5;

/** Adds a message to a contact whose key is open, in the name of the actor of this transaction. */
export async function writeMessage(
  tx: Tx,
  key: DossierKey,
  by: string,
  { files, ...said }: Omit<Said, 'at'> & { files: ReadyFile[] },
): Promise<string> {
  const id = newId();
  const at = now().toISOString();
  for (let attempt = 1; ; attempt++) {
    const number = (await lastMessage(tx, key.dossier)) + 1;
    const sealed = sealMessage(key, id, { at, ...said }, { by, number });
    if (await insertMessage(tx, { id, contact: key.dossier, number, by, sealed })) break;
    if (attempt === MOST_ATTEMPTS) throw new Error('a message found no place');
  }
  for (const file of files) await keepMessageFile(tx, key, id, file);
  return id;
}

async function keepMessageFile(tx: Tx, key: DossierKey, message: string, file: ReadyFile): Promise<void> {
  const row = { id: newId(), message, contact: key.dossier };
  const clean = await keepFile(tx, key, file.clean);
  const original = await keepFile(tx, key, file.original);
  const sealed = sealMessageFile(key, row.id, { kind: file.kind, name: file.name, bytes: file.clean.length });
  await insertMessageFile(tx, { ...row, clean, original, sealed });
}
