import { one, rows, sql, type Tx } from '#kernel/db.ts';

export type CardWrap = { dossier: string; principal: string; wrapped: Uint8Array; key_version: number };

/** Duty cards the actor's teams hold and this team does not, at most `limit`. */
export async function cardsFor(tx: Tx, team: string, limit: number): Promise<CardWrap[]> {
  return rows(
    tx,
    sql<CardWrap>`select dossier, principal, wrapped, key_version from vault.cards_for(${team}, ${limit})`,
  );
}

/** Whether any duty card still waits for this team, whoever holds it. */
export async function cardsMissing(tx: Tx, team: string): Promise<boolean> {
  return (await one(tx, sql<{ some: boolean }>`select vault.cards_missing(${team}) as some`)).some;
}

/** Gives a team a duty card; false where the actor holds none to give, or it has it already. */
export async function callGiveCard(
  tx: Tx,
  dossier: string,
  to: { team: string; wrapped: Uint8Array; version: number },
): Promise<boolean> {
  const { given } = await one(
    tx,
    sql<{ given: boolean }>`select vault.give_card(${dossier}, ${to.team}, ${to.wrapped}, ${to.version}) as given`,
  );
  return given;
}
