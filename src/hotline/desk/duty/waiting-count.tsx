import { useMyself } from '../queries.ts';
import { useWaiting, useWaitingLive } from './use-waiting.ts';

/** How many promises wait for oneself, for the rail; nothing while none does. */
export function WaitingCount() {
  useWaitingLive();
  const me = useMyself()?.id;
  const rows = useWaiting().data?.rows ?? [];
  const mine = rows.filter(({ promise }) => promise && promise.owner === me).length;
  return mine > 0 ? mine : null;
}
