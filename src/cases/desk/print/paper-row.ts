import type { ReactNode } from 'react';

/** One line of a part of the paper: when or what, and what is said of it. */
export type PaperRow = { key: string; label: string; value: ReactNode };

/** What there is of these, one after the other. */
export const said = (...parts: (string | null | false | undefined)[]) => parts.filter(Boolean).join('; ');
