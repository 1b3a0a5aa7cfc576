import { CHECKPOINT_FILE } from '#audit/index.ts';

/** The form of an archive. One with a higher number was made by a newer program. */
export const FORMAT = 1;
export const BACKUP = 'astra backup';
export const EXPORT = 'astra export';
/** The first entry: what somebody must know before she unpacks. */
export const HEAD = 'head.json';
/** The last: checksums of all the others, and what only stands fast once they were written. */
export const MANIFEST = 'manifest.json';
export const KEYRING = 'keys/keyring.json';
export const CHECKPOINT = `keys/${CHECKPOINT_FILE}`;
/** Where the rows of each table are, in parts, and where its counters stand. */
export const TABLES = 'tables/';
export const COUNTERS = 'counters.json';
/** Where the cluster's files begin. */
export const CLUSTER = 'postgres/';
