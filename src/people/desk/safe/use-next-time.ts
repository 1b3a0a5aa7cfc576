import { useNow, useTimes, useWords } from '#desk/parts.ts';
import type { VerdictAnswer } from '../../shared.ts';

/** Says when somebody may be reached again, or what has to happen first. */
export function useNextTime(): (verdict: Pick<VerdictAnswer, 'why' | 'next'>) => string {
  const { t } = useWords();
  const { time, date, weekday, daysFrom } = useTimes();
  const now = useNow();
  return ({ why, next }) => {
    if (!next) return t(`people.desk.next.${why}`);
    const days = daysFrom(now, next);
    if (days === 0) return t('people.desk.next.today', { time: time(next) });
    if (days === 1) return t('people.desk.next.tomorrow', { time: time(next) });
    return t('people.desk.next.day', { weekday: weekday(next), date: date(next), time: time(next) });
  };
}
