/** What has to be there, or a defect: an act on keys that leaves something out would lose it without a word. */
export function mustHave<T>(it: T | undefined): T {
  if (it === undefined) throw new Error('a key that has to be there is not');
  return it;
}
