import type { Candidates } from './candidates.ts';
import type { Field } from './field.ts';

/**
 * How many records of the first file say in every field exactly what another record says (of the second file, or of the
 * same where there is one) and are in no pair of candidates: so many say it that their blocks were passed over.
 */
export function countTooCommon(fields: readonly Field[], candidates: Candidates, oneFile: boolean): number {
  const met = new Set(candidates.a);
  if (oneFile) for (const record of candidates.b) met.add(record);
  const records = fields[0]?.a.length ?? 0;
  const unmet = Array.from({ length: records }, (_, record) => record).filter((record) => !met.has(record));
  if (unmet.length === 0) return 0;
  const said = new Map<string, number>();
  const others = fields[0]?.b.length ?? 0;
  for (let record = 0; record < others; record++) {
    const all = sayingOf(fields, 'b', record);
    said.set(all, (said.get(all) ?? 0) + 1);
  }
  const itself = oneFile ? 1 : 0;
  return unmet.filter((record) => {
    const all = sayingOf(fields, 'a', record);
    return !NOTHING.test(all) && (said.get(all) ?? 0) > itself;
  }).length;
}

/** What a record says: the cell of each field. Empty cells have the number 0. */
function sayingOf(fields: readonly Field[], side: 'a' | 'b', record: number): string {
  return fields.map((field) => field[side][record] ?? 0).join(';');
}

const NOTHING = /^[0;]*$/;
