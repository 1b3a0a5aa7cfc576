import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { call } from '#desk/parts.ts';
import type { KnownCallerAnswer } from '../../shared.ts';

const pauseMs = 400;
const fewestLetters = 3;
const fewestDigits = 6;

export type Typed = { contact: string; name: string; number: string };

/**
 * Who may be calling, asked when the typing rests: every search is noted. What is too short to mean anybody is not
 * asked. Hits of an earlier question are never shown under a new one.
 */
export function useKnown({ contact, ...typed }: Typed) {
  const name = (typed.name.match(/\p{L}/gu) ?? []).length >= fewestLetters ? typed.name.trim() : '';
  const number = typed.number.replaceAll(/\D/g, '').length >= fewestDigits ? typed.number.trim() : '';
  const [asked] = useDebouncedValue(JSON.stringify({ name, number }), pauseMs);
  return useQuery({
    queryKey: ['people', 'known', contact, asked],
    queryFn: () =>
      call<KnownCallerAnswer>('POST', '/desk/api/known-caller', { ...(JSON.parse(asked) as object), contact }),
    enabled: asked !== JSON.stringify({ name: '', number: '' }),
    staleTime: 5 * 60_000,
    refetchOnWindowFocus: false,
    retry: false,
  });
}
