import { useMemo } from 'react';
import { useWords } from '#desk/parts.ts';

/** How a code of the facts is said. Countries are named by the reader's browser, in her language and script. */
export function useFactLabels(): (list: string, code: string) => string {
  const { t, locale } = useWords();
  const countries = useMemo(() => new Intl.DisplayNames(locale, { type: 'region' }), [locale]);
  return (list, code) => {
    if (code === 'unknown' || code === 'refused') return t(`cases.code.answer.${code}`);
    if (list === 'country') return countries.of(code) ?? code;
    if (list === 'sex' || list === 'age_band') return t(`cases.code.${list}.${code}`);
    return t(`screening.code.${list}.${code}`);
  };
}
