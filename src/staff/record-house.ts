import type { Tx } from '#kernel/db.ts';
import type { StaffActor } from './actor.ts';
import type { RecordPage } from './shared.ts';

/**
 * Something that happened in a record and was written by a room that does not know whose record it is: an indicator
 * check, a consent, a referral. `kind` is a code, `ref` the id of what was written; `said` is what its line in a
 * timeline names, and is sealed there.
 */
export type RecordEvent = { kind: string; ref: string; said: Record<string, string> };

/** What foundation rooms need of the rooms that know records. `server/` plugs it in. */
export type RecordHouse = {
  /**
   * Keeps a record from being taken back until the transaction ends, before a room begins something under it: its
   * undoing waits and then finds it written in. 404 where the actor cannot open it, or no longer.
   */
  hold(tx: Tx, dossier: string): Promise<void>;
  /** The record keeps the event as it keeps its own, in the same transaction; open screens of it are told. */
  happened(tx: Tx, actor: StaffActor, dossier: string, event: RecordEvent): Promise<void>;
  /** The dossiers one page shows, the page's own first. */
  parts(tx: Tx, page: string): Promise<string[]>;
  /** The page of each of these dossiers; those the actor cannot open are absent. */
  pages(tx: Tx, dossiers: string[]): Promise<Map<string, RecordPage>>;
};
