import { ApiError } from './api.ts';
import { fieldKey } from './field-name.ts';
import { useTimes } from './use-times.ts';
import { useWords } from './words.tsx';

/** What a sentence understands where people have no word for the field. */
const NAMELESS = 'nameless';

/** A moment as the server writes one: said as this house says a date and a time. */
const MOMENT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

/** Says an error in the words of `errors.<code>`; a defect shows as one, without its text. */
export function useSentence(): (error: unknown) => string {
  const { t, has } = useWords();
  const { date, time } = useTimes();
  const moment = (at: string) => t('desk.error.moment', { date: date(at), time: time(at) });
  const field = ({ details: { field: code } }: ApiError): { field?: string } => {
    if (typeof code !== 'string') return {};
    const key = fieldKey(code, has);
    return { field: key ? t(key) : NAMELESS };
  };
  return (error) => {
    if (!(error instanceof ApiError)) return t('desk.error.defect');
    if (error.status === 0) return t('desk.error.offline');
    const key = `errors.${error.code}`;
    return has(key) ? t(key, { ...sayable(error, moment), ...field(error) }) : t('desk.error.defect');
  };
}

function sayable({ details }: ApiError, moment: (at: string) => string): Record<string, string | number> {
  const said = (value: unknown): string | number => {
    if (typeof value === 'number') return value;
    if (Array.isArray(value)) return value.join(', ');
    return MOMENT.test(String(value)) ? moment(String(value)) : String(value);
  };
  return Object.fromEntries(Object.entries(details).map(([name, value]) => [name, said(value)]));
}
