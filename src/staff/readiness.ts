import type { Tx } from '#kernel/db.ts';
import type { Keyholder } from '#vault/index.ts';
import { quorumState, waitsToBeSplit } from './quorum.ts';
import { countAccounts, findOrganisation, ownersWithCheckedSheet } from './store.ts';

/** Before the three shares are confirmed, no more than this many contacts may be opened. */
export const CONTACTS_BEFORE_QUORUM = 20;

/** What is still missing before the installation stands on its own; an empty list when nothing is. */
export type Missing = 'own-sheet' | 'trustees' | 'shares' | 'shares-again';

/** How far the first run is, as anybody may know it: whether an organisation and its first director exist. */
export async function setupStage(tx: Tx): Promise<'organisation' | 'director' | 'done'> {
  if (!(await findOrganisation(tx))) return 'organisation';
  return (await countAccounts(tx)) === 0 ? 'director' : 'done';
}

/** What is missing, for the line every page shows until it is there. */
export async function missingParts(tx: Tx, holder: Keyholder): Promise<Missing[]> {
  const missing: Missing[] = [];
  if (!(await ownersWithCheckedSheet(tx)).includes(holder.id)) missing.push('own-sheet');
  const quorum = holder.version > 0 ? await quorumState(tx, holder) : [];
  if (quorum === null) missing.push('trustees');
  else if (quorum.some((share) => share.state !== 'confirmed')) missing.push('shares');
  else if (await waitsToBeSplit(tx, holder.id)) missing.push('shares-again');
  return missing;
}
