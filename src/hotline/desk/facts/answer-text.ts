import { useTimes, useWords } from '#desk/parts.ts';
import { isMoment, type Question } from '#kernel/forms.ts';
import type { FieldValue } from '../../shared.ts';
import { useNames } from '../editor/people.ts';

/** Says an answer in words: codes by their labels, colleagues by their names, moments by day and time, text as it is. */
export function useAnswerText(): (question: Question, value: FieldValue) => string {
  const { t } = useWords();
  const { date, time } = useTimes();
  const nameOf = useNames();
  return (question, value) => {
    if (value === null) return t('desk.answer.not-asked');
    if (typeof value === 'object' && !Array.isArray(value)) return value.text ?? '';
    const said = (code: string) => (question.list ? t(`hotline.code.${question.list}.${code}`) : code);
    if (Array.isArray(value)) return value.map(said).join(', ');
    // An earlier form asked for moments in words: those stay as they were written.
    if (question.kind === 'moment') return isMoment(value) ? `${date(value)} ${time(value)}` : value;
    return question.kind === 'colleague' ? nameOf(value).name : said(value);
  };
}
