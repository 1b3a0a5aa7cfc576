/** How long each of many goes took, in milliseconds, sorted. */
export type Times = number[];

/** Does something again and again, one after the other. */
export async function timeEach(count: number, work: (at: number) => Promise<unknown>): Promise<Times> {
  const times: Times = [];
  for (let at = 0; at < count; at++) times.push(await timeOnce(() => work(at)));
  return times.toSorted((a, b) => a - b);
}

/** How long it took, in milliseconds. */
export async function timeOnce(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** How many a second when `hands` do it side by side, `count` in all. */
export async function timeTogether(
  hands: number,
  count: number,
  work: (at: number, hand: number) => Promise<unknown>,
): Promise<number> {
  let next = 0;
  const began = performance.now();
  const one = async (hand: number) => {
    for (let at = next++; at < count; at = next++) await work(at, hand);
  };
  await Promise.all(Array.from({ length: hands }, (_, hand) => one(hand)));
  return (count * 1000) / (performance.now() - began);
}

/** The same for so many milliseconds: how many a second, and how long each took, sorted. */
export async function timeWhile(
  hands: number,
  forMs: number,
  work: () => Promise<unknown>,
): Promise<{ rate: number; times: Times }> {
  const times: Times = [];
  const began = performance.now();
  const one = async () => {
    while (performance.now() - began < forMs) times.push(await timeOnce(work));
  };
  await Promise.all(Array.from({ length: hands }, one));
  return { rate: (times.length * 1000) / (performance.now() - began), times: times.toSorted((a, b) => a - b) };
}

/** The time within which this share of the goes ended. */
export function within(times: Times, share: number): number {
  return times[Math.max(0, Math.ceil(share * times.length) - 1)] ?? 0;
}
