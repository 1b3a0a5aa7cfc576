import type { Tx } from '#kernel/db.ts';
import { refuse } from '#kernel/errors.ts';
import { dossierLabel, keyholder, type Keyholder } from './keyholder.ts';
import { mustHave } from './must-have.ts';
import { bearNextKey, recipient, type KeyBearer } from './principals.ts';
import { combineShares } from './quorum.ts';
import {
  callEndRecovery,
  callRecoverWrap,
  callRenewRecovery,
  endMembership,
  insertPending,
  deleteTeamKeysOf,
  lostWraps,
  membershipsOf,
  recoveryBatch,
  recoveryPrincipals,
  teamsHeldAlone,
  type RecoveryWrap,
} from './store.ts';
import { handOver } from './teams.ts';
import { unwrapKey, wrapKey, type Recipient } from './wrap.ts';

const AT_ONCE = 500;
const FIRST = '00000000-0000-0000-0000-000000000000';

/** The recovery key, put together from shares; refuses as `combineShares` does, so that one share opens nothing. */
export async function recoveryKey(tx: Tx, shares: string[]): Promise<KeyBearer> {
  const [id] = await recoveryPrincipals(tx);
  if (!id) throw refuse('not-set-up', 503);
  const current = await recipient(tx, id);
  return { ...current, privateKey: await combineShares(shares, current.publicKey) };
}

/** What an opening left behind: the person's new key, and the new recovery key to be split and printed. */
export type Recovered = { holder: Keyholder; recovery: KeyBearer };

/**
 * The one act of an opening: a person whose openers are all lost gets a new key pair; everything she held, and what
 * teams held in which nobody else is left, is wrapped to the new keys; then the recovery key itself is replaced
 * (VAULT 3.6). Teams with other members let her in again themselves. The transaction acts as the person.
 */
export async function recoverPerson(tx: Tx, opening: string, person: string, recovery: KeyBearer): Promise<Recovered> {
  const own = await bearNextKey(tx, person);
  const renewed = await bearNextKey(tx, recovery.id);
  await deleteTeamKeysOf(tx, person);
  const heirs = new Map<string, Recipient>([[person, own]]);
  for (const team of await teamsHeldAlone(tx, person)) heirs.set(team, await newTeamKey(tx, team, own.id));
  for (let batch = await recoveryBatch(tx, opening, FIRST, AT_ONCE); batch.length > 0;) {
    await recoverBatch(tx, { opening, recovery, renewed, heirs }, batch);
    batch = await recoveryBatch(tx, opening, batch.at(-1)?.dossier ?? FIRST, AT_ONCE);
  }
  await callEndRecovery(tx, opening);
  return { holder: keyholder({ ...own, touch: () => undefined }), recovery: renewed };
}

type Act = { opening: string; recovery: KeyBearer; renewed: Recipient; heirs: Map<string, Recipient> };

async function recoverBatch(tx: Tx, act: Act, batch: RecoveryWrap[]): Promise<void> {
  const keys = new Map(batch.map((row) => [row.dossier, open(row, act.recovery)]));
  for (const [dossier, key] of keys) {
    const wrapped = wrapKey({ key, to: act.renewed, about: dossierLabel(dossier) });
    await callRenewRecovery(tx, act.opening, dossier, wrapped, act.renewed.version);
  }
  for (const lost of await lostWraps(tx, act.opening, [...keys.keys()])) {
    const key = mustHave(keys.get(lost.dossier));
    const to = mustHave(act.heirs.get(lost.principal));
    const wrapped = wrapKey({ key, to, about: dossierLabel(lost.dossier) });
    await callRecoverWrap(tx, act.opening, lost, wrapped, to.version);
  }
}

function open(row: RecoveryWrap, recovery: KeyBearer): Uint8Array {
  const by = { id: recovery.id, version: row.key_version, privateKey: recovery.privateKey };
  return unwrapKey({ wrapped: row.wrapped, by, about: dossierLabel(row.dossier) });
}

/** A team nobody else is left in gets a new key, handed to the person. */
async function newTeamKey(tx: Tx, team: string, person: string): Promise<Recipient> {
  const bearer = await bearNextKey(tx, team);
  await handOver(tx, bearer, person);
  return bearer;
}

/** Teams that others still hold the key of: there the person waits to be let in again. */
export async function teamsHeldByOthers(tx: Tx, person: string, teams: string[]): Promise<string[]> {
  const rows = await membershipsOf(tx, teams);
  return teams.filter((team) => rows.some((row) => row.team === team && row.member !== person && row.confirmed_by));
}

/** A membership becomes pending again, and its useless copy of the team's key goes. */
export async function rejoin(tx: Tx, team: string, person: string): Promise<void> {
  await endMembership(tx, team, person);
  await insertPending(tx, team, person, person);
}
