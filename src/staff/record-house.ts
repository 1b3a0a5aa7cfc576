import type { Tx } from '#kernel/db.ts';
import type { RecordPage } from './shared.ts';

/** What "who can read" and "who read" need of the rooms that know records. `server/` plugs it in. */
export type RecordHouse = {
  /** The dossiers one page shows, the page's own first. */
  parts(tx: Tx, page: string): Promise<string[]>;
  /** The page of each of these dossiers; those the actor cannot open are absent. */
  pages(tx: Tx, dossiers: string[]): Promise<Map<string, RecordPage>>;
};
