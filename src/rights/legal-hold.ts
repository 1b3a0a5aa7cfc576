import type { Tx } from '#kernel/db.ts';
import { refuse } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { today } from '#people/index.ts';
import type { StaffActor } from '#staff/index.ts';
import { openJson, openKey, sealJson, type DossierKey } from '#vault/index.ts';
import type { LegalHold } from './shared.ts';
import { insertLegalHold, legalHoldsOf, liftHoldRow, type LegalHoldRow } from './store.ts';

const address = (dossier: string, id: string, field: 'reason' | 'lifted') =>
  ({ dossier, kind: 'hold', field, record: id }) as const;

type Reasoned = { id: string; reason: string };

/**
 * Keeps a record whatever the clocks say, until somebody lifts it. The reason is sealed with the record. Refuses
 * `already-held`; 404 where the actor cannot open it.
 */
export async function setLegalHold(tx: Tx, actor: StaffActor, { id: dossier, reason }: Reasoned): Promise<void> {
  const key = await openKey(tx, actor.keys, dossier);
  const id = newId();
  const sealed = sealJson(key, address(dossier, id, 'reason'), reason);
  if (!(await insertLegalHold(tx, { id, dossier, by: actor.id, day: await today(tx), sealed })))
    throw refuse('already-held', 409);
}

/** Lets the clocks go on, with a reason that stays beside the one for holding. Refuses `not-held`. */
export async function liftLegalHold(tx: Tx, actor: StaffActor, { id: dossier, reason }: Reasoned): Promise<void> {
  const key = await openKey(tx, actor.keys, dossier);
  const held = (await legalHoldsOf(tx, dossier)).find(({ lifted }) => lifted === null);
  if (!held) throw refuse('not-held', 409);
  const sealed = sealJson(key, address(dossier, held.id, 'lifted'), reason);
  if (!(await liftHoldRow(tx, held.id, actor.id, await today(tx), sealed))) throw refuse('not-held', 409);
}

/** The legal holds of a record whose key is open, the one that holds first. */
export async function readLegalHolds(tx: Tx, key: DossierKey): Promise<LegalHold[]> {
  return (await legalHoldsOf(tx, key.dossier)).map((row) => shown(key, row));
}

function shown(key: DossierKey, row: LegalHoldRow): LegalHold {
  const said = (field: 'reason' | 'lifted', sealed: Uint8Array) =>
    openJson<string>(key, address(key.dossier, row.id, field), sealed);
  const lifted =
    row.lifted && row.lifted_by && row.lifted_sealed
      ? { day: row.lifted, by: row.lifted_by, reason: said('lifted', row.lifted_sealed) }
      : null;
  const reason = row.sealed && said('reason', row.sealed);
  return { day: row.day, by: row.by, reason, basis: row.basis, lifted };
}
