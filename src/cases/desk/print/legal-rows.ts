import { useTimes, useWords } from '#desk/parts.ts';
import { useClocks } from '#rights/desk/index.ts';
import { useHistories } from '#screening/desk/index.ts';
import type { StatusEntry } from '#screening/shared.ts';
import type { PaperChoices } from './choices.ts';
import { said, type PaperRow } from './paper-row.ts';

const noon = (day: string) => `${day}T12:00:00Z`;

/** The times the law gives, and what has become of them; null until they have come. */
export function useLegalClocks(id: string): PaperRow[] | null {
  const { t } = useWords();
  const { date } = useTimes();
  const { data, isError } = useClocks(id);
  if (isError) return [{ key: 'unread', label: '', value: t('cases.print.unread') }];
  if (!data) return null;
  return data.clocks.map(({ id: key, kind, days, starts, ends, ended }) => {
    const span = t('rights.clock.span', { days, starts: date(noon(starts)), ends: date(noon(ends)) });
    const over = ended !== null && t('rights.clock.ended', { date: date(noon(ended)) });
    return { key, label: t(`rights.clock.${kind}`), value: said(span, over) };
  });
}

type Histories = Record<'assessment' | 'identification', PaperRow[]>;

/** Our assessment and the state's identification, two histories on paper too; null until they have come. */
export function useHistoryRows(id: string, { words }: PaperChoices): Histories | null {
  const { t } = useWords();
  const { date } = useTimes();
  const { data, isError } = useHistories(id);
  const unread = [{ key: 'unread', label: '', value: t('cases.print.unread') }];
  if (isError) return { assessment: unread, identification: unread };
  if (!data) return null;
  const rowsOf = (which: keyof Histories) =>
    data[which].map(({ id: key, day, status, decider, nextStep, reasons, document }: StatusEntry): PaperRow => {
      const next = nextStep && `${t('screening.histories.next')}: ${t(`screening.code.next_step.${nextStep}`)}`;
      const paper = document !== '' && `${t('screening.histories.document')}: ${document}`;
      const coded = [t(`screening.code.${which}.${status}`), t(`screening.code.decider.${decider}`), next];
      return { key, label: date(noon(day)), value: said(...coded, words && reasons, words && paper) };
    });
  return { assessment: rowsOf('assessment'), identification: rowsOf('identification') };
}
