import { useWords } from '#desk/parts.ts';
import { useLines } from '../queries.ts';

/** Names a line by its id; one that is not known (yet) is "the line". */
export function useLineName(): (id: string) => string {
  const { t } = useWords();
  const lines = useLines().data ?? [];
  return (id) => lines.find((line) => line.id === id)?.name ?? t('hotline.duty.alert.some-line');
}
