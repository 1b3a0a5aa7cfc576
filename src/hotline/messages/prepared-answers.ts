import { readTable } from '#kernel/lists.ts';

/** The codes of the answers prepared for whoever writes to us (`lists/prepared-answers.tsv`). */
export const preparedAnswers = readTable(new URL('../lists/prepared-answers.tsv', import.meta.url)).map(
  (row) => row['code'] ?? '',
);
