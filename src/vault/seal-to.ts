import type { Tx } from '#kernel/db.ts';
import { concat } from './bytes.ts';
import { loadTeamKeys, type Keyholder } from './keyholder.ts';
import { pad, unpad } from './padding.ts';
import { recipient } from './principals.ts';
import { keepTeamKey } from './store.ts';
import { unwrapKey, wrapKey } from './wrap.ts';

const FORMAT = 1;
const HEAD = 5;

const labelOf = (about: string) => `sealed/${about}`;

/**
 * Seals a JSON value to a team's newest public key: anyone may write, only its members read.
 * `about` says what it is and must be named again to open it.
 */
export async function sealTo(tx: Tx, team: string, about: string, value: unknown): Promise<Uint8Array> {
  const to = await recipient(tx, team);
  await keepTeamKey(tx, team, to.version);
  const head = Buffer.alloc(HEAD);
  head.writeUInt8(FORMAT);
  head.writeUInt32BE(to.version, 1);
  return concat(head, wrapKey({ key: pad(Buffer.from(JSON.stringify(value), 'utf8')), to, about: labelOf(about) }));
}

/** Opens many values sealed to one team the holder belongs to; those of a key she was never given are left out. */
export async function openSealedTo<T>(
  tx: Tx,
  holder: Keyholder,
  team: string,
  sealed: { about: string; bytes: Uint8Array }[],
): Promise<(T | undefined)[]> {
  if (sealed.length > 0) await loadTeamKeys(tx, holder, [team]);
  return sealed.map(({ about, bytes }) => {
    const version = Buffer.from(bytes).readUInt32BE(1);
    const privateKey = bytes[0] === FORMAT ? holder.teams.get(`${team}/${version}`) : undefined;
    if (!privateKey) return undefined;
    const by = { id: team, version, privateKey };
    const padded = unwrapKey({ wrapped: bytes.subarray(HEAD), by, about: labelOf(about) });
    return JSON.parse(Buffer.from(unpad(padded)).toString('utf8')) as T;
  });
}
