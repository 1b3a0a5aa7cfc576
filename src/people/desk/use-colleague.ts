import { useWords, type Gender } from '#desk/parts.ts';
import { useColleagues } from './queries.ts';

/** Names a colleague by her id; somebody who is not known (yet) is "somebody of the team". */
export function useColleague(): (id: string) => { name: string; first: string; gender: Gender } {
  const { t } = useWords();
  const { data = [] } = useColleagues();
  return (id) => {
    const found = data.find((colleague) => colleague.id === id);
    if (!found) return { name: t('people.desk.somebody'), first: t('people.desk.somebody'), gender: 'other' };
    const { name, gender } = found;
    return { name, first: name.split(' ')[0] ?? name, gender };
  };
}
