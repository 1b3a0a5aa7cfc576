import { useQuery } from '@tanstack/react-query';
import { call, Pane, useMe, useTimes, useWords } from '#desk/parts.ts';
import type { MyHoursAnswer } from '../../shared.ts';

/** How long I answered a line this week: for me alone, beside no one else's. */
export function MyHours() {
  const { t } = useWords();
  const { shortDate } = useTimes();
  const may = useMe().data?.may.includes('hotline.duty.take') ?? false;
  const { data } = useQuery({
    enabled: may,
    queryKey: ['hotline', 'my-hours'],
    queryFn: () => call<MyHoursAnswer>('GET', '/desk/api/duty/my-hours'),
  });
  if (!data) return null;
  const [hours, rest] = [Math.floor(data.minutes / 60), data.minutes % 60];
  return (
    <Pane title={t('hotline.hours.title')}>
      <p>
        <b>{t('hotline.hours.sum', { hours, rest })}</b> {t('hotline.hours.since', { date: shortDate(data.from) })}
      </p>
      <p>{t('hotline.hours.own')}</p>
    </Pane>
  );
}
