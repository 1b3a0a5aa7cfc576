import { useWords } from '#desk/parts.ts';
import { useReaderWords, useSharing } from '#staff/desk/index.ts';

/** Names a team by its id; one that is not known (yet) is "a team". */
export function useTeamName(): (id: string) => string {
  const { t } = useWords();
  const { teamName } = useReaderWords();
  const { data } = useSharing();
  return (id) => {
    const team = data?.teams.find((each) => each.id === id);
    return team ? teamName(team) : t('cases.team.some');
  };
}
