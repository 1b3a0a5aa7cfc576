import { useWords } from '#desk/parts.ts';
import type { HourSpan } from '../../shared.ts';
import { clockTime } from './clock-time.ts';

const workdays = '1,2,3,4,5';
const weekend = '6,7';
const everyDay = '1,2,3,4,5,6,7';

/** Says days and hours of a rule: `radnim danom od 8.30 do 11.00`. */
export function useSayHours(): { days: (span: HourSpan) => string; hours: (spans: readonly HourSpan[]) => string } {
  const { t } = useWords();
  const days = (span: HourSpan) => {
    const list = span.days.toSorted((one, other) => one - other).join(',');
    if (list === everyDay) return t('people.desk.days.every');
    if (list === workdays) return t('people.desk.days.work');
    if (list === weekend) return t('people.desk.days.weekend');
    return span.days.map((day) => t(`people.desk.day.${day}`)).join(', ');
  };
  const one = (span: HourSpan) =>
    t('people.desk.hours', { days: days(span), from: clockTime(span.from), to: clockTime(span.to) });
  return { days, hours: (spans) => spans.map(one).join('; ') };
}
