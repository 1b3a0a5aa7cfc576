type Tab = { id: string };

/** The tab so many steps away, round the corner; from a screen that is no tab the first, or the last going back. */
export function neighbour(tabs: readonly Tab[], at: string | undefined, by: number): string | undefined {
  const here = tabs.findIndex(({ id }) => id === at);
  if (here < 0) return tabs.at(by > 0 ? 0 : -1)?.id;
  return tabs[(here + by + tabs.length) % tabs.length]?.id;
}

/** Where one is after closing a tab: at the next, at the one before where it was the last; nowhere where it was alone. */
export function afterClosing(tabs: readonly Tab[], closed: string): string | undefined {
  const here = tabs.findIndex(({ id }) => id === closed);
  return (tabs[here + 1] ?? tabs[here - 1])?.id;
}
