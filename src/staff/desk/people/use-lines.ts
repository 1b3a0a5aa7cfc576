import { useQuery } from '@tanstack/react-query';
import { call } from '#desk/parts.ts';

/** As much of a line as the staff screens need: they know no work module, only that teams belong to lines. */
export type LineName = { id: string; name: string };

/** The lines the organisation has; empty until they are known. */
export function useLines(): LineName[] {
  const lines = useQuery({
    queryKey: ['line-names'],
    queryFn: () => call<{ lines: LineName[] }>('GET', '/desk/api/lines'),
    staleTime: 60_000,
  });
  return lines.data?.lines ?? [];
}
