import type { Query, QueryClient } from '@tanstack/react-query';

/**
 * Asks again what was overtaken: a query invalidated while its first answer is on the way. The library keeps that answer
 * and calls it fresh, though it may have been read before the fact that invalidated it; a line that rings just then would
 * never be shown. Where there is an answer already, the library itself gives the running question up and asks anew.
 */
export function askAgainWhatWasOvertaken(queries: QueryClient): void {
  const overtaken = new WeakSet<Query>();
  queries.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated') return;
    const { query, action } = event;
    const { data, fetchStatus } = query.state;
    if (action.type === 'invalidate' && data === undefined && fetchStatus !== 'idle') overtaken.add(query);
    // An error leaves it invalidated: the next asking finds that by itself.
    if (action.type === 'error') overtaken.delete(query);
    if (action.type !== 'success' || !overtaken.delete(query)) return;
    queueMicrotask(() => void queries.invalidateQueries({ predicate: (other) => other === query }));
  });
}
