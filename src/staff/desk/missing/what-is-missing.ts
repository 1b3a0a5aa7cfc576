/** What is known of the person here and of the house, before it is said what is missing. */
export type Known = {
  /** As the server says it: `own-sheet`, and one of `trustees`, `shares`, `shares-again`. */
  missing: readonly string[];
  /** Whether she may make the shares. */
  director: boolean;
  /** Teams of her own that have not let her in. */
  waits: number;
  /** Others she may let in. */
  newcomers: number;
  cardsMissing: boolean;
};

/** One thing that is missing, and where it is done: nowhere for somebody who cannot do it herself. */
export type Missing = { what: string; to: '/own-sheet' | '/trustees' | '/staff' | null };

/**
 * What every page says is missing, what she can do herself first. Until the shares are all on paper that is among it,
 * whoever she is and whatever else waits.
 */
export function whatIsMissing({ missing, director, waits, newcomers, cardsMissing }: Known): Missing[] {
  const sheet: Missing[] = missing.includes('own-sheet') ? [{ what: 'own-sheet', to: '/own-sheet' }] : [];
  const quorum = missing
    .filter((part) => part !== 'own-sheet')
    .map((what): Missing => ({ what, to: director ? '/trustees' : null }));
  const people: Missing[] = sheet.length > 0 ? [] : letIn(waits, newcomers);
  const said = director ? [...sheet, ...quorum, ...people] : [...sheet, ...people, ...quorum];
  return said.length === 0 && cardsMissing ? [{ what: 'cards', to: null }] : said;
}

function letIn(waits: number, newcomers: number): Missing[] {
  if (waits > 0) return [{ what: 'let-in', to: '/staff' }];
  return newcomers > 0 ? [{ what: 'newcomers', to: '/staff' }] : [];
}
