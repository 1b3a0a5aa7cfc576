import { useQueryClient, type Query } from '@tanstack/react-query';
import type { DeskNote, KnownCallerAnswer } from '../../shared.ts';

const isKnown = ({ queryKey }: Query) => queryKey[1] === 'known';

/** The key of the list of all notes. */
export const notesKey = ['people', 'number-notes'];

/** Forgets what was answered about numbers, so that a note just written shows; asking again is a search, and noted. */
export function useForgetKnown(): () => void {
  const queries = useQueryClient();
  return () => {
    void queries.invalidateQueries({ predicate: isKnown });
    void queries.invalidateQueries({ queryKey: notesKey });
  };
}

/** Takes an ended note out of what was answered about numbers, without asking again. */
export function useDropNote(): (id: string) => void {
  const queries = useQueryClient();
  return (id) => {
    const without = <A extends { notes: DeskNote[] }>(answer: A | undefined) =>
      answer && { ...answer, notes: answer.notes.filter((note) => note.id !== id) };
    void queries.setQueriesData<KnownCallerAnswer>({ predicate: isKnown }, without);
    void queries.setQueryData<{ notes: DeskNote[] }>(notesKey, without);
  };
}
