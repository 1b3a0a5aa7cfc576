import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { ApiError, call } from '#desk/parts.ts';
import { isMasked, plainDigits, type KnownCallerAnswer } from '../../shared.ts';

const pauseMs = 400;
/** While the search is being opened the question is asked again; each asking waits some seconds by itself. */
const mostAsks = 20;
const fewestLetters = 3;
const fewestDigits = 6;

export type Typed = { contact: string; name: string; number: string };

/**
 * Who may be calling, asked when the typing rests: every search is noted. What is too short to mean anybody is not
 * asked. Of a number whose mask alone is here, the server takes what the contact holds. Hits of an earlier question
 * are never shown under a new one.
 */
export function useKnown({ contact, ...typed }: Typed) {
  const name = (typed.name.match(/\p{L}/gu) ?? []).length >= fewestLetters ? typed.name.trim() : '';
  const held = isMasked(typed.number);
  const number =
    held || plainDigits(typed.number).replaceAll(/\D/g, '').length >= fewestDigits ? typed.number.trim() : '';
  const [asked] = useDebouncedValue(JSON.stringify({ name, number, held }), pauseMs);
  return useQuery({
    queryKey: ['people', 'known', contact, asked],
    queryFn: () =>
      call<KnownCallerAnswer>('POST', '/desk/api/known-caller', { ...(JSON.parse(asked) as object), contact }),
    enabled: asked !== JSON.stringify({ name: '', number: '', held: false }),
    staleTime: 5 * 60_000,
    refetchOnWindowFocus: false,
    retry: (times, error) => times < mostAsks && error instanceof ApiError && error.code === 'search-opens',
    retryDelay: pauseMs,
  });
}
