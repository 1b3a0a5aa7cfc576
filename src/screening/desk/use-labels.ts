import { useWords } from '#desk/parts.ts';
import type { About, ListMark, RunItem } from '../shared.ts';

/** The words of lists and indicators; a locally maintained list brings its own. */
export function useLabels() {
  const { t, has } = useWords();
  return {
    list: (list: Pick<ListMark, 'id' | 'name'>) => list.name ?? t(`screening.list.${list.id}`),
    source: (list: Pick<ListMark, 'id' | 'family' | 'source'>) =>
      list.family === 'local' ? list.source : t(`screening.source.${list.id}`),
    indicator: ({ code, text }: Pick<RunItem, 'code' | 'text'>, about: About | null) => {
      const own = `screening.indicator.${code}.${about?.kind ?? ''}`;
      return text ?? t(has(own) ? own : `screening.indicator.${code}`);
    },
  };
}
