import { refuse } from '#kernel/errors.ts';
import { z } from 'zod';
import { allMigrations } from '../modules.ts';
import { shortText, type Entry } from './tar.ts';
import { FORMAT, HEAD } from './names.ts';

/** What every archive says of itself before anything is unpacked. */
export const exportHead = z.object({ program: z.string(), installation: z.string(), migrations: z.array(z.string()) });
export type ExportHead = z.infer<typeof exportHead>;

/** A backup also says of which PostgreSQL it is, and how its log is cut into files. */
export const backupHead = exportHead.extend({
  postgres: z.string(),
  timeline: z.number().int().positive(),
  segment: z.number().int().positive(),
  /** Whether the keyring vouches for each piece of the log behind it; those of earlier releases do not say so. */
  vouched: z.boolean().default(false),
});
export type Head = z.infer<typeof backupHead>;

const manifestShape = z.object({
  mark: z.string(),
  at: z.string(),
  lsn: z.string(),
  counts: z.record(z.string(), z.number().int().nonnegative()),
});
/** The moment a backup tells of, and how many rows there were. */
export type Manifest = z.infer<typeof manifestShape>;

/** Reads the first entry. Refuses `archive-other-kind`, and `archive-too-new` where a newer program made it. */
export async function readHead<T extends ExportHead>(entry: Entry, kind: string, shape: z.ZodType<T>): Promise<T> {
  if (entry.name !== HEAD) throw refuse('archive-other-kind', 400);
  const said = JSON.parse(await shortText(entry)) as { kind?: unknown; format?: unknown; program?: unknown };
  if (said.kind !== kind) throw refuse('archive-other-kind', 400);
  const newer = () => refuse('archive-too-new', 400, { program: String(said.program).slice(0, 20) });
  if (typeof said.format === 'number' && said.format > FORMAT) throw newer();
  const head = shape.parse(said);
  const known = new Set(allMigrations().map(({ module, name }) => `${module}/${name}`));
  if (head.migrations.some((migration) => !known.has(migration))) throw newer();
  return head;
}

/** Reads the moment and the counts out of the manifest. Refuses `archive-damaged`. */
export function readManifest(found: object, file: string): Manifest {
  const { success, data } = manifestShape.safeParse(found);
  if (!success) throw refuse('archive-damaged', 400, { file });
  return data;
}
