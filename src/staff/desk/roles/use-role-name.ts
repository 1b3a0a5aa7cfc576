import { useWords, type Gender } from '#desk/parts.ts';

/** Says a role as it is said of this person; of nobody in particular, in both forms. */
export function useRoleName(): (role: string, gender?: Gender) => string {
  const { t, has } = useWords();
  return (role, gender = 'other') => (has(`staff.role.${role}`) ? t(`staff.role.${role}`, { gender }) : role);
}
