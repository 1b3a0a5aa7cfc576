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
  return (await sealerTo(tx, team))(about, value);
}

/** The same for many values: the team's key is looked up once. */
export async function sealerTo(tx: Tx, team: string): Promise<(about: string, value: unknown) => Uint8Array> {
  const to = await recipient(tx, team);
  await keepTeamKey(tx, team, to.version);
  const head = Buffer.alloc(HEAD);
  head.writeUInt8(FORMAT);
  head.writeUInt32BE(to.version, 1);
  return (about, value) =>
    concat(head, wrapKey({ key: pad(Buffer.from(JSON.stringify(value), 'utf8')), to, about: labelOf(about) }));
}

/** A private half of a team's key; a thread that opens much is handed the bytes and forgets them afterwards. */
export type TeamKey = { team: string; version: number; privateKey: Uint8Array };

/** Every version of a team's key that the holder was given. */
export async function teamKeys(tx: Tx, holder: Keyholder, team: string): Promise<TeamKey[]> {
  await loadTeamKeys(tx, holder, [team]);
  return [...holder.teams].flatMap(([name, privateKey]) => {
    const [owner = '', version] = name.split('/');
    return owner === team ? [{ team, version: Number(version), privateKey }] : [];
  });
}

/** Opens a value sealed to a team; undefined where it was sealed to a version of the key that is not among these. */
export function openWithTeamKeys<T>(keys: TeamKey[], about: string, bytes: Uint8Array): T | undefined {
  const version = Buffer.from(bytes).readUInt32BE(1);
  const own = bytes[0] === FORMAT ? keys.find((key) => key.version === version) : undefined;
  if (!own) return undefined;
  const by = { id: own.team, version, privateKey: own.privateKey };
  const padded = unwrapKey({ wrapped: bytes.subarray(HEAD), by, about: labelOf(about) });
  return JSON.parse(Buffer.from(unpad(padded)).toString('utf8')) as T;
}

/** Opens many values sealed to one team the holder belongs to; those of a key she was never given are left out. */
export async function openSealedTo<T>(
  tx: Tx,
  holder: Keyholder,
  team: string,
  sealed: { about: string; bytes: Uint8Array }[],
): Promise<(T | undefined)[]> {
  const keys = sealed.length > 0 ? await teamKeys(tx, holder, team) : [];
  return sealed.map(({ about, bytes }) => openWithTeamKeys<T>(keys, about, bytes));
}
