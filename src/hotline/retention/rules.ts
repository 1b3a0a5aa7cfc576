import { readTable } from '#kernel/lists.ts';
import { z } from 'zod';
import { retentionKinds } from './rule.ts';

const row = z.object({ kind: z.enum(retentionKinds), months: z.string(), source: z.string(), verified: z.string() });

/** How long each kind is kept where the house has not decided otherwise, and where that comes from. */
export const rulesThatShip = readTable(new URL('../lists/retention.tsv', import.meta.url)).map((line) => {
  const { kind, months, source, verified } = row.parse(line);
  return { kind, months: months === '' ? null : Number(months), source, verified: verified === 'yes' };
});
