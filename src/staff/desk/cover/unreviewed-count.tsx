import { useLive } from '#desk/parts.ts';
import { useMyself } from '../use-myself.ts';
import { useOpenings } from './openings.tsx';

/** How many openings wait for my review: the director and the leads see at once that something was opened. */
export function UnreviewedCount() {
  const me = useMyself();
  const found = useOpenings();
  useLive(['standby.opened'], () => void found.refetch());
  const waiting = (found.data?.openings ?? []).filter((opening) => !opening.found && opening.by !== me?.id).length;
  return waiting > 0 ? waiting : null;
}
