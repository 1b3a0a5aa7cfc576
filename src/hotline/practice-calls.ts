import { readTable } from '#kernel/lists.ts';
import type { PracticeCall, PracticeCheck } from './shared.ts';

const table = readTable(new URL('./lists/practice-calls.tsv', import.meta.url));

/** What is looked back at after a practice call, in its order: each with the answer that shows it was asked, if one does. */
export function checksOf(call: PracticeCall): PracticeCheck[] {
  return table
    .filter((row) => row['call'] === call)
    .map((row) => ({ code: row['code'] ?? '', field: row['field'] || null }));
}
