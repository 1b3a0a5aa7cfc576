import { newId } from '#kernel/ids.ts';
import type { Tx } from '#kernel/db.ts';
import { concat, fromBase64, randomKey, toBase64 } from './bytes.ts';
import type { Keyholder } from './keyholder.ts';
import { openJson, sealJson } from './seal.ts';
import { openWithTeamKeys, sealTo, teamKeys } from './seal-to.ts';

const FORMAT = 2;
const HEAD = 17;

/** Sealed words, and apart from them their key, sealed to a team: once the key is gone the words say nothing. */
export type Apart = { id: string; sealed: Uint8Array; wrapped: Uint8Array };

const place = (id: string, about: string) => ({ dossier: id, kind: 'apart', field: about, record: id });
const idOf = (sealed: Uint8Array) =>
  Buffer.from(sealed.subarray(1, HEAD))
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/** Seals a JSON value under a key of its own, which is sealed to a team. What is sealed begins with the key's id. */
export async function sealApart(tx: Tx, team: string, about: string, value: unknown): Promise<Apart> {
  const id = newId();
  const key = randomKey();
  const body = sealJson({ dossier: id, key }, place(id, about), value);
  const sealed = concat(Uint8Array.of(FORMAT), Buffer.from(id.replaceAll('-', ''), 'hex'), body);
  return { id, sealed, wrapped: await sealTo(tx, team, about, toBase64(key)) };
}

/**
 * Opens many such values of a team the holder belongs to, and those of before they had keys of their own. Undefined
 * where the key is gone, or was sealed to a key she was never given.
 */
export async function openApart<T>(
  tx: Tx,
  holder: Keyholder,
  team: string,
  about: string,
  found: { sealed: Uint8Array; wrapped: Uint8Array | null }[],
): Promise<(T | undefined)[]> {
  const keys = found.length > 0 ? await teamKeys(tx, holder, team) : [];
  return found.map(({ sealed, wrapped }) => {
    if (sealed[0] !== FORMAT) return openWithTeamKeys<T>(keys, about, sealed);
    const key = wrapped && openWithTeamKeys<string>(keys, about, wrapped);
    const id = idOf(sealed);
    return key
      ? openJson<T>({ dossier: id, key: fromBase64(key) }, place(id, about), sealed.subarray(HEAD))
      : undefined;
  });
}
