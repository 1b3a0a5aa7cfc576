import { useDue, useRetentionLive } from './use-retention.ts';

/** How many contacts wait to be looked at before they go, for the rail; nothing while none does. */
export function DueCount() {
  useRetentionLive();
  const count = useDue().data?.count ?? 0;
  return count > 0 ? count : null;
}
