import { useMe } from '#desk/parts.ts';
import type { Me } from '../shared.ts';

/** The person at this desk as the staff module tells it, with what is missing; undefined until it is known. */
export function useMyself(): Me | undefined {
  // The desk hands on the whole answer of GET /me and types only what its frame needs of it.
  return useMe().data as Me | undefined;
}
