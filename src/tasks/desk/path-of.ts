import type { RecordPage } from '#staff/shared.ts';

/** Where a record's page is on the desk; undefined where it has none. */
export function pathOf({ kind, id }: RecordPage): string | undefined {
  if (kind === 'other') return undefined;
  return kind === 'person' ? `/people/${id}` : `/${kind}s/${id}`;
}
