import { initialsOf, useWords, type Gender } from '#desk/parts.ts';
import { useColleagues } from '../queries.ts';

/** A colleague as the screens name her. */
export type Named = { name: string; first: string; initials: string; gender: Gender };

/** Names colleagues by their ids; somebody who is not known (yet) is "colleague", and who wrote herself is that (null). */
export function useNames(): (id: string | null) => Named {
  const { t } = useWords();
  const { data = [] } = useColleagues();
  return (id) => {
    const found = data.find((colleague) => colleague.id === id);
    const name = found?.name ?? t(id === null ? 'hotline.desk.herself' : 'hotline.desk.somebody');
    return { name, first: name.split(' ')[0] ?? name, initials: initialsOf(name), gender: found?.gender ?? 'other' };
  };
}
