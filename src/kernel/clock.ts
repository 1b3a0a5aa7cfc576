let frozen: number | null = null;

/** The present moment. All time in Astra is taken from here, so that a test can stop it. */
export function now(): Date {
  return new Date(frozen ?? Date.now());
}

/** Stops the clock at `at` (tests only); `null` lets it run again. */
export function freezeClock(at: Date | null): void {
  frozen = at === null ? null : at.getTime();
}
