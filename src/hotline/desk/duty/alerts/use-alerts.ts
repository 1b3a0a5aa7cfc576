import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { askedAtOpening, call, useLive } from '#desk/parts.ts';
import type { Alert, AlertsAnswer } from '../../../shared.ts';

const alertsKey = ['hotline', 'alerts'];

/** Alerts put to oneself that nobody has answered, the oldest first. */
export function useMyAlerts(may: boolean): Alert[] {
  const queries = useQueryClient();
  useLive(
    ['alert.raised', 'alert.answered', 'mail.unsent'],
    () => void queries.invalidateQueries({ queryKey: alertsKey }),
  );
  const { data } = useQuery({
    queryKey: alertsKey,
    meta: askedAtOpening,
    queryFn: () => call<AlertsAnswer>('GET', '/desk/api/alerts'),
    staleTime: 30_000,
    enabled: may,
  });
  return (data?.alerts ?? []).filter(({ mine, answered }) => mine && answered === null);
}

/** Answers an alert: from then on it goes to nobody else. */
export function useAnswer(then: (alert: Alert) => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id }: Alert) => call('POST', `/desk/api/alerts/${id}/answer`),
    onSuccess: (_, alert) => then(alert),
    onSettled: () => queries.invalidateQueries({ queryKey: alertsKey }),
  });
}
