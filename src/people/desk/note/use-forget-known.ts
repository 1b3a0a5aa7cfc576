import { useQueryClient, type Query } from '@tanstack/react-query';
import type { KnownCallerAnswer } from '../../shared.ts';

const isKnown = ({ queryKey }: Query) => queryKey[1] === 'known';

/** Forgets what was answered about numbers, so that a note just written shows; asking again is a search, and noted. */
export function useForgetKnown(): () => void {
  const queries = useQueryClient();
  return () => void queries.invalidateQueries({ predicate: isKnown });
}

/** Takes an ended note out of what was answered about numbers, without asking again. */
export function useDropNote(): (id: string) => void {
  const queries = useQueryClient();
  return (id) =>
    void queries.setQueriesData<KnownCallerAnswer>(
      { predicate: isKnown },
      (answer) => answer && { ...answer, notes: answer.notes.filter((note) => note.id !== id) },
    );
}
