const firstMs = 1_000;
const longestMs = 30_000;

/**
 * How long to wait before try number `failures` + 1: doubling from one second to thirty, with half of it left to
 * `chance` (0 to 1), so that a whole office does not knock at the same moment after the server restarts.
 */
export function backoffMs(failures: number, chance: number): number {
  const whole = Math.min(longestMs, firstMs * 2 ** Math.max(0, failures - 1));
  return Math.round(whole / 2 + (whole / 2) * chance);
}
