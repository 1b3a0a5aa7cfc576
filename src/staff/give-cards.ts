import type { Tx } from '#kernel/db.ts';
import { giveCards, type Keyholder } from '#vault/index.ts';
import { markCardsGiven, teamsWithoutCards } from './store.ts';

/**
 * Gives duty teams born later the cards of persons entered before them, as far as the holder's teams have those
 * (VAULT 2.2); part of every colleague's first request, until nothing is missing.
 * @returns whether any team still waits for cards.
 */
export async function giveMissingCards(tx: Tx, holder: Keyholder): Promise<boolean> {
  let waiting = false;
  for (const team of await teamsWithoutCards(tx))
    if (await giveCards(tx, holder, team)) waiting = true;
    else if (!(await markCardsGiven(tx, team, async () => !(await giveCards(tx, holder, team))))) waiting = true;
  return waiting;
}
