import { useWords } from '#desk/parts.ts';
import type { Question } from '../shared.ts';

/** How a code of a question is said in the reader's language. A line's name and an hour say themselves. */
export function useLabels(): (question: Question, code: string) => string {
  const { t } = useWords();
  return (question, code) => {
    switch (question) {
      case 'line':
        return code;
      case 'hour':
        return t('research.hour', { from: code, to: String((Number(code) + 1) % 24) });
      case 'seen':
        return t(`research.seen.${code}`);
      case 'channel':
      case 'call_type':
      case 'topic':
      case 'language':
        return t(`hotline.code.${question}.${code}`);
      case 'form':
        return t(`screening.code.exploitation.${code}`);
      case 'border':
        return t(`screening.code.border.${code}`);
      case 'sex':
      case 'age_band':
      case 'risk':
        return t(`cases.code.${question}.${code}`);
    }
  };
}
