import { useMutation } from '@tanstack/react-query';
import { call, offerUndo, useTimes, useWords } from '#desk/parts.ts';
import type { RemindAnswer } from '../../shared.ts';

/** Promises to call somebody back at her next safe time, with undo; on this contact, or (null) on her latest one. */
export function useRemind(person: string, contact: string | null) {
  const { t } = useWords();
  const { date, time } = useTimes();
  return useMutation({
    mutationFn: () => call<RemindAnswer>('POST', `/desk/api/people/${person}/remind`, { contact }),
    onSuccess: ({ promise, number, due }) =>
      offerUndo({
        text: t('people.desk.remind.done', { number, date: date(due), time: time(due) }),
        undo: () => call('POST', `/desk/api/promises/${promise}/withdraw`, {}),
      }),
  });
}
