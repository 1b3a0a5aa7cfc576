import type { Icon } from '@tabler/icons-react';

/** A Tabler icon as drawn here: stroke 1.75, 18 px in rows, silent to readers because a word stands beside it (BRIEF 2). */
export function Ic({ of: Drawn, size = 18 }: { of: Icon; size?: number }) {
  return <Drawn size={size} stroke={1.75} aria-hidden />;
}
