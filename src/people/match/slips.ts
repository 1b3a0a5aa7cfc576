/** Whether two texts of one length differ in a single sign, or in two neighbours swapped. */
export function isOneSlip(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let first = 0;
  while (first < a.length && a.charCodeAt(first) === b.charCodeAt(first)) first += 1;
  let last = a.length - 1;
  while (last > first && a.charCodeAt(last) === b.charCodeAt(last)) last -= 1;
  if (first >= last) return true;
  const swapped = a.charCodeAt(first) === b.charCodeAt(last) && a.charCodeAt(last) === b.charCodeAt(first);
  return last === first + 1 && swapped;
}

/** Whether one text is the other with a single sign left out. */
export function isOneLeftOut(a: string, b: string): boolean {
  const [shorter, longer] = a.length < b.length ? [a, b] : [b, a];
  if (longer.length !== shorter.length + 1) return false;
  let same = 0;
  while (same < shorter.length && shorter.charCodeAt(same) === longer.charCodeAt(same)) same += 1;
  return shorter.slice(same) === longer.slice(same + 1);
}
