import { defaultZone } from '#kernel/format.ts';
import { useMyself } from '../queries.ts';

/** The zone the organisation lives in. */
export function useZone(): string {
  return useMyself()?.zone ?? defaultZone;
}
