import type { Tx } from '#kernel/db.ts';
import { notFound } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { openFile, sealFile } from './files.ts';
import { openKey, type Keyholder } from './keyholder.ts';
import { chunksOf, findFile, insertFile } from './store.ts';
import type { DossierKey } from './seal.ts';

/** Keeps a file in a dossier whose key is open, sealed before it reaches the database; its id. */
export async function keepFile(tx: Tx, dossier: DossierKey, bytes: Uint8Array): Promise<string> {
  const id = newId();
  const { head, chunks } = sealFile(dossier, id, bytes);
  await insertFile(tx, { id, dossier: dossier.dossier, head }, chunks);
  return id;
}

/** The bytes of a file. 404 where there is none, and for whoever may not open its dossier. */
export async function readFile(tx: Tx, holder: Keyholder, id: string): Promise<Uint8Array> {
  const file = await findFile(tx, id);
  if (!file) throw notFound();
  const key = await openKey(tx, holder, file.dossier);
  return openFile(key, id, { head: file.head, chunks: await chunksOf(tx, id) });
}
