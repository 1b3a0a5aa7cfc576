import type { Tx } from '#kernel/db.ts';
import { refuse } from '#kernel/errors.ts';
import {
  keyholder,
  newSheet,
  openJson,
  openWithSheet,
  ownKey,
  sealJson,
  setPassphrase,
  setSheet,
  type HashedPassphrase,
  type Keyholder,
} from '#vault/index.ts';
import { askedPositions, sameWords } from './sheet-check.ts';
import { deleteUncheckedSheet, findUncheckedSheet, insertCheckedSheet, putUncheckedSheet } from './store.ts';

const sheetAddress = (account: string) =>
  ({ dossier: account, kind: 'staff', field: 'own-sheet', record: account }) as const;

/** A printed page of words, and which of them its owner is asked for to prove that it is on paper. */
export type SheetToPrint = { words: string[]; ask: number[] };

/**
 * Makes a recovery sheet and shows its words; whoever asks has just given her passphrase, because the older sheet ends
 * and this one opens her account. Until it has been checked it can be shown again, because the printer
 * may be out of paper; afterwards the words exist on paper only.
 */
export async function makeOwnSheet(tx: Tx, holder: Keyholder): Promise<SheetToPrint> {
  const sheet = newSheet();
  await setSheet(tx, holder, sheet.secret);
  await putUncheckedSheet(tx, holder.id, 'own', 0, sealJson(ownKey(holder), sheetAddress(holder.id), sheet.words));
  return { words: sheet.words, ask: askedPositions(sheet.words) };
}

/** The sheet that has not been checked yet, or null. */
export async function uncheckedSheet(tx: Tx, holder: Keyholder): Promise<SheetToPrint | null> {
  const sealed = await findUncheckedSheet(tx, holder.id, 'own', 0);
  if (!sealed) return null;
  const words = openJson<string[]>(ownKey(holder), sheetAddress(holder.id), sealed);
  return { words, ask: askedPositions(words) };
}

/** Checks the words copied from paper. Refuses `sheet-words-differ` with the positions that do not fit. */
export async function checkOwnSheet(tx: Tx, holder: Keyholder, typed: string[]): Promise<void> {
  const sheet = await uncheckedSheet(tx, holder);
  if (!sheet) throw refuse('no-sheet-waiting', 409);
  const wrong = sheet.ask.filter((position, index) => !sameWords(sheet.words[position - 1], typed[index]));
  if (wrong.length > 0) throw refuse('sheet-words-differ', 400, { positions: wrong });
  await deleteUncheckedSheet(tx, holder.id, 'own', 0);
  await insertCheckedSheet(tx, holder.id);
}

/**
 * A forgotten passphrase: the sheet opens the key and a new passphrase is set. Nobody's mail and no administrator can
 * do this (VAULT 3.2). Returns the holder, or null where the sheet is another's.
 */
export async function resetWithSheet(
  tx: Tx,
  account: string,
  words: string,
  passphrase: HashedPassphrase,
): Promise<Keyholder | null> {
  const bearer = await openWithSheet(tx, account, words);
  if (bearer) await setPassphrase(tx, bearer, passphrase);
  return bearer && keyholder({ ...bearer, touch: () => undefined });
}
