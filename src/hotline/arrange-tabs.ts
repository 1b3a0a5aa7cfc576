/** More open contacts than this nobody keeps in view; the one opened longest ago makes room. */
export const MOST_TABS = 12;

/**
 * The tabs with one more, at a place (0 the first) or at the end; one that is there already moves only where a place
 * is named. Beyond `MOST_TABS` the first others go.
 */
export function withTab(tabs: readonly string[], id: string, place?: number): string[] {
  if (place === undefined && tabs.includes(id)) return [...tabs];
  const others = tabs.filter((other) => other !== id).slice(-(MOST_TABS - 1));
  const at = place === undefined ? others.length : Math.min(place, others.length);
  return others.toSpliced(at, 0, id);
}
