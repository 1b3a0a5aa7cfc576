import type { RecordPage } from '../../shared.ts';

/** The address of the page that shows a record. */
export function pathOf({ kind }: RecordPage): '/contacts/$id' | '/cases/$id' | '/people/$id' {
  if (kind === 'contact') return '/contacts/$id';
  return kind === 'case' ? '/cases/$id' : '/people/$id';
}
