import { readCodeLists } from '#kernel/lists.ts';

/** The closed lists about persons, read once. */
export const codeLists = readCodeLists(new URL('./lists/codes.tsv', import.meta.url));
