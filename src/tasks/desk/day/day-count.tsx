import { useQueryClient } from '@tanstack/react-query';
import { useLive, useNow } from '#desk/parts.ts';
import { keys, useDay, useMyself, useZone } from '../queries.ts';
import { partOf } from './grouping.ts';

/** How much I owe today and late, for the rail; nothing while I owe nothing. */
export function DayCount() {
  const queries = useQueryClient();
  useLive(['task.changed', 'promise.changed'], () => void queries.invalidateQueries({ queryKey: keys.day }));
  const me = useMyself()?.id;
  const now = useNow();
  const zone = useZone();
  const mine = (useDay().data?.owed ?? []).filter(({ owner }) => owner === me);
  const today = mine.filter(({ due }) => due && partOf(new Date(due), now, zone) !== 'tomorrow').length;
  return today > 0 ? today : null;
}
