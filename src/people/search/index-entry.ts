/** One name as it was written, and which name it is: `name` where the record does not say, `place` where she is. */
export type IndexedName = {
  text: string;
  kind: 'given' | 'surname' | 'nickname' | 'other' | 'name' | 'place';
};

/** What search knows of one record; sealed to the search team, in the open only in the memory of the search thread. */
export type IndexEntry = {
  kind: 'person' | 'contact' | 'note';
  dossier: string;
  /** The duty card that opens a hit for the duty teams. */
  card: string | null;
  names: IndexedName[];
  /** E.164 where possible (`normalNumber`). */
  numbers: string[];
  birthYear: number | null;
  /** Milliseconds: of two entries of one dossier the later holds. */
  at: number;
};

/** What a loose entry's seal is bound to. */
export function looseLabel(id: string): string {
  return `search-entry/${id}`;
}
