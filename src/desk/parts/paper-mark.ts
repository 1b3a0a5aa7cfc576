import { createContext } from 'react';

/** What every sheet printed inside says in place of its own classification: that nothing on it is real. Null: nothing. */
export const PaperMark = createContext<string | null>(null);
