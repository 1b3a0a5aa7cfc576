import { useQuery, useQueryClient } from '@tanstack/react-query';

/** What the operator said of a hit in this contact: not her, or to be decided later. */
export type HitAnswer = 'no' | 'later';

/** Answers about hits, by the hit's id. They last as long as the desk stays unlocked; nothing of them is kept. */
export function useAnswers(contact: string) {
  const queries = useQueryClient();
  const queryKey = ['people', 'answers', contact];
  const { data = {} } = useQuery({
    queryKey,
    queryFn: () => ({}) as Record<string, HitAnswer>,
    staleTime: Infinity,
    gcTime: Infinity,
  });
  const answer = (id: string, given: HitAnswer | null) =>
    queries.setQueryData<Record<string, HitAnswer>>(queryKey, (before = {}) => {
      const { [id]: _, ...others } = before;
      return given ? { ...others, [id]: given } : others;
    });
  return { answers: data, answer };
}
