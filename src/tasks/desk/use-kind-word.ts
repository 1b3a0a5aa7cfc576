import { useWords } from '#desk/parts.ts';
import type { OwedAnswer } from '../shared.ts';

/** What is owed, in a word: a promise's kind or a task's. At critical risk two steps have a name of their own. */
export function useKindWord(): (of: Pick<OwedAnswer, 'sort' | 'kind' | 'level'>) => string {
  const { t, has } = useWords();
  return ({ sort, kind, level }) => {
    if (sort === 'promise') return t(`tasks.kind.${kind}`);
    const own = `tasks.at-critical.${kind}`;
    return level === 'critical' && has(own) ? t(own) : t(`tasks.task.${kind}`);
  };
}
