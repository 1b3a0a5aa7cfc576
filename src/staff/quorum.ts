import type { Tx } from '#kernel/db.ts';
import { notFound, refuse } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import {
  bearPrincipal,
  foldWord,
  fromBase64,
  keyring,
  lookupHash,
  openJson,
  openKey,
  ownKey,
  recipient,
  recoveryPrincipals,
  sealJson,
  splitKey,
  toBase64,
  type DossierKey,
  type Keyholder,
} from '#vault/index.ts';
import { openRecord } from './open-record.ts';
import { askedPositions, sameWords } from './sheet-check.ts';
import {
  deleteUncheckedSheet,
  findTeam,
  findUncheckedSheet,
  insertQuorumSet,
  insertTrustee,
  markShare,
  newestQuorumSet,
  putUncheckedSheet,
  trusteesOf,
} from './store.ts';

const ENOUGH = 2;
const WHOLE = 0;

export type Trustee = { name: string; role: string };
export type ShareState = Trustee & { number: number; state: 'waiting' | 'shown' | 'confirmed' };
export type ShareToPrint = { number: number; name: string; words: string[]; ask: number[] };

const shareAddress = (owner: string, number: number) =>
  ({ dossier: owner, kind: 'staff', field: 'share', record: String(number) }) as const;
const trusteeAddress = (key: DossierKey, number: number) =>
  ({ dossier: key.dossier, kind: 'staff', field: 'trustee', record: String(number) }) as const;

/**
 * Makes the recovery key before the first dossier: every dossier is wrapped to it at birth. Its private half waits,
 * sealed under the first director's key, until it has been split and every share is on paper.
 */
export async function bearRecovery(tx: Tx, director: Keyholder): Promise<void> {
  const bearer = await bearPrincipal(tx, 'recovery');
  await keepRecoveryKey(tx, director, bearer.privateKey);
}

/** Keeps a recovery key that has not been split yet, sealed under the key of the director who will have it printed. */
export async function keepRecoveryKey(tx: Tx, director: Keyholder, privateKey: Uint8Array): Promise<void> {
  const sealed = sealJson(ownKey(director), shareAddress(director.id, WHOLE), toBase64(privateKey));
  await putUncheckedSheet(tx, director.id, 'share', WHOLE, sealed);
}

/** Whether a recovery key waits with this person to be split: at the first run, and after every opening. */
export async function waitsToBeSplit(tx: Tx, director: string): Promise<boolean> {
  return (await findUncheckedSheet(tx, director, 'share', WHOLE)) !== undefined;
}

/** By which a share is known again without being kept: a keyed hash of its words, in their one spelling. */
export function shareProof(text: string): Uint8Array {
  const words = text.split(/[^\p{L}\p{M}]+/u).filter((word) => word !== '');
  return lookupHash(keyring(), 'share', words.map(foldWord).join(' '));
}

/**
 * Splits the recovery key among the trustees, any two of whom can open. Refuses `quorum-already-made` once done:
 * from then on only a new set replaces it.
 */
export async function nameTrustees(tx: Tx, director: Keyholder, trustees: Trustee[]): Promise<void> {
  const whole = await findUncheckedSheet(tx, director.id, 'share', WHOLE);
  const [principal] = await recoveryPrincipals(tx);
  if (!whole || !principal) throw refuse('quorum-already-made', 409);
  const privateKey = fromBase64(openJson<string>(ownKey(director), shareAddress(director.id, WHOLE), whole));
  const id = newId();
  const { version } = await recipient(tx, principal);
  await insertQuorumSet(tx, { id, principal, key_version: version, shares: trustees.length, enough: ENOUGH });
  const shares = await splitKey(privateKey, { shares: trustees.length, enough: ENOUGH });
  for (const [index, words] of shares.entries()) {
    const sealed = sealJson(ownKey(director), shareAddress(director.id, index + 1), words);
    await putUncheckedSheet(tx, director.id, 'share', index + 1, sealed);
  }
  await keepTrustees(tx, director.id, id, trustees, shares);
  await deleteUncheckedSheet(tx, director.id, 'share', WHOLE);
}

/** Trustees are known to everybody who works here; the director herself may, after a recovery, not be let in yet. */
async function keepTrustees(
  tx: Tx,
  director: string,
  quorum: string,
  trustees: Trustee[],
  shares: string[][],
): Promise<void> {
  const everyone = await findTeam(tx, 'everyone', null);
  if (!everyone) throw refuse('not-set-up', 503);
  const key = await openRecord(tx, 'staff', [
    { principal: everyone.id, why: 'staff' },
    { principal: director, why: 'staff' },
  ]);
  for (const [index, trustee] of trustees.entries()) {
    const sealed = sealJson(key, trusteeAddress(key, index + 1), trustee);
    const proof = shareProof((shares[index] ?? []).join(' '));
    await insertTrustee(tx, quorum, { number: index + 1, dossier: key.dossier, sealed, proof });
  }
}

/** Who holds which share, and how far each is; null before trustees are named. */
export async function quorumState(tx: Tx, holder: Keyholder): Promise<ShareState[] | null> {
  const set = await newestQuorumSet(tx);
  if (!set) return null;
  const found = await trusteesOf(tx, set.id);
  const states: ShareState[] = [];
  for (const row of found) {
    const key = await openKey(tx, { ...holder, touch: () => undefined }, row.dossier);
    const trustee = openJson<Trustee>(key, trusteeAddress(key, row.number), row.sealed);
    const state = row.confirmed_at ? 'confirmed' : row.shown_at ? 'shown' : 'waiting';
    states.push({ ...trustee, number: row.number, state });
  }
  return states;
}

/** Shows one share, to be printed and handed over; possible until its words have been checked on paper. */
export async function showShare(tx: Tx, director: Keyholder, number: number): Promise<ShareToPrint> {
  const set = await newestQuorumSet(tx);
  const state = (await quorumState(tx, director))?.find((share) => share.number === number);
  const sealed = await findUncheckedSheet(tx, director.id, 'share', number);
  if (!set || !state || !sealed) throw notFound();
  await markShare(tx, set.id, number, 'shown');
  const words = openJson<string[]>(ownKey(director), shareAddress(director.id, number), sealed);
  return { number, name: state.name, words, ask: askedPositions(words) };
}

/** A trustee copies four words from her paper; then the share exists nowhere else. */
export async function confirmShare(tx: Tx, director: Keyholder, number: number, typed: string[]): Promise<void> {
  const share = await showShare(tx, director, number);
  const wrong = share.ask.filter((position, index) => !sameWords(share.words[position - 1], typed[index]));
  if (wrong.length > 0) throw refuse('sheet-words-differ', 400, { positions: wrong });
  await deleteUncheckedSheet(tx, director.id, 'share', number);
  const set = await newestQuorumSet(tx);
  if (set) await markShare(tx, set.id, number, 'confirmed');
}
