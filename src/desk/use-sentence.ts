import { ApiError } from './api.ts';
import { fieldKey } from './field-name.ts';
import { useWords } from './words.tsx';

/** What a sentence understands where people have no word for the field. */
const NAMELESS = 'nameless';

/** Says an error in the words of `errors.<code>`; a defect shows as one, without its text. */
export function useSentence(): (error: unknown) => string {
  const { t, has } = useWords();
  const field = ({ details: { field: code } }: ApiError): { field?: string } => {
    if (typeof code !== 'string') return {};
    const key = fieldKey(code, has);
    return { field: key ? t(key) : NAMELESS };
  };
  return (error) => {
    if (!(error instanceof ApiError)) return t('desk.error.defect');
    if (error.status === 0) return t('desk.error.offline');
    const key = `errors.${error.code}`;
    return has(key) ? t(key, { ...sayable(error), ...field(error) }) : t('desk.error.defect');
  };
}

function sayable({ details }: ApiError): Record<string, string | number> {
  const entries = Object.entries(details).map(([name, value]): [string, string | number] => [
    name,
    typeof value === 'number' ? value : Array.isArray(value) ? value.join(', ') : String(value),
  ]);
  return Object.fromEntries(entries);
}
