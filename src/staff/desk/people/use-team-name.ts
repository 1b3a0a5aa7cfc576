import { useWords } from '#desk/parts.ts';
import type { TeamName } from '../../shared.ts';
import { useLines } from './use-lines.ts';

/** Says a team: everyone, the leads, search, or the duty team of a line. */
export function useTeamName(): (team: TeamName) => string {
  const { t } = useWords();
  const lines = useLines();
  return ({ kind, line }) =>
    t(`staff.team.${kind}`, { line: lines.find(({ id }) => id === line)?.name ?? t('staff.team.some-line') });
}
