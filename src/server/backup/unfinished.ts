import type { Migration } from '#kernel/migrate.ts';

/**
 * Stands among the steps of a database from the commit of an import to its proof. No program knows such a step, of this
 * release or an older one, so none serves what is not proved.
 */
export const UNFINISHED: Migration = { module: 'server', number: 0, name: 'import-unfinished', text: '-- begun' };

/** As it is named in `kernel.migrations`, and in what a refusal tells. */
export const UNFINISHED_STEP = `${UNFINISHED.module}/${UNFINISHED.name}`;
