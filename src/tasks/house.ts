import type { Tx } from '#kernel/db.ts';
import type { StaffActor } from '#staff/index.ts';

/** What promises need of whoever knows the lines and the dossiers, and may not know themselves. `server/` plugs it in. */
export type PromiseHouse = {
  /** Whether a promise of this line may be this colleague's: nobody off duty or away owns one. */
  mayOwn(tx: Tx, line: string | null, account: string): Promise<boolean>;
  /** A promise of this dossier was made, changed, ended or taken up again; same transaction. */
  changed(tx: Tx, actor: StaffActor, dossier: string): Promise<void>;
};
