import { useQueryClient } from '@tanstack/react-query';
import { useLive } from '#desk/parts.ts';
import { keys } from './queries.ts';

/** Asks again for what others changed: the case, its lists, and which case a contact belongs to. */
export function useFresh(): void {
  const queries = useQueryClient();
  useLive(['case.opened', 'case.changed', 'case.undone'], ({ id }) => {
    void queries.invalidateQueries({ queryKey: keys.one(id) });
    void queries.invalidateQueries({ queryKey: keys.lists });
    void queries.invalidateQueries({ queryKey: ['cases', 'of-contact'] });
    void queries.invalidateQueries({ queryKey: ['cases', 'of-person'] });
  });
  // Whoever leaves has charge of no case any more.
  useLive(['staff.changed'], () => void queries.invalidateQueries({ queryKey: ['cases'] }));
}
