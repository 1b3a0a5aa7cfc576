import { readCodeLists } from '#kernel/lists.ts';

/** The hotline's closed lists, read once. */
export const codeLists = readCodeLists(new URL('./lists/codes.tsv', import.meta.url));
