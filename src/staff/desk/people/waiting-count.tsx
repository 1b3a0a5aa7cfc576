import { useNewcomers } from './newcomers.tsx';

/** How many newcomers wait, for the rail; nothing while nobody does. */
export function WaitingCount() {
  const count = useNewcomers().data?.newcomers.length ?? 0;
  return count > 0 ? count : null;
}
