import { useLayoutEffect } from 'react';
import { createState, useShared } from '#desk/parts.ts';
import { RingStrip } from './ring-strip.tsx';

const inPage = createState(false);

/** The strip in the duty desk itself, with what is known standing open; the one above every page then rests. */
export function RingInPage() {
  useLayoutEffect(() => {
    inPage.set(true);
    return () => inPage.set(false);
  }, []);
  return <RingStrip whole />;
}

/** Whether a page shows the strip itself. */
export function useStripInPage(): boolean {
  return useShared(inPage);
}
