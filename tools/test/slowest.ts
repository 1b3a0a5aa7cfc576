/** How long one file took, in milliseconds, and its processor time, in seconds. */
export type Took = { name: string; ms: number; worked: number };

/** The slowest of a run, one in a line, the slowest first. */
export function slowest(took: Took[], most = 10): string {
  const first = took.toSorted((a, b) => b.ms - a.ms).slice(0, most);
  return first
    .map(
      ({ name, ms, worked }) =>
        `${(ms / 1000).toFixed(1).padStart(6)} s, ${worked.toFixed(1).padStart(5)} s of work  ${name}`,
    )
    .join('\n');
}
