/** How much a common beginning adds, for each of its letters, up to four (Winkler 1990). */
const PREFIX_WORTH = 0.1;
const PREFIX_MOST = 4;
/** Below this likeness a common beginning adds nothing (Winkler 1990). */
const PREFIX_FROM = 0.7;

const LONGEST = 256;
const takenA = new Uint8Array(LONGEST);
const takenB = new Uint8Array(LONGEST);

/**
 * Jaro-Winkler likeness of two texts, 0 to 1, symmetric. With m letters in common, each within half the longer length
 * of the other, and t of them out of order: Jaro = (m/|a| + m/|b| + (m - t/2)/m) / 3 (Jaro 1989); each letter of a
 * common beginning then closes a tenth of what is left. Texts longer than 256 letters are compared by their beginnings.
 */
export function jaroWinkler(a: string, b: string): number {
  if (a === b) return 1;
  const left = a.length > LONGEST ? a.slice(0, LONGEST) : a;
  const right = b.length > LONGEST ? b.slice(0, LONGEST) : b;
  const jaro = comesFirst(left, right) ? jaroOf(left, right) : jaroOf(right, left);
  if (jaro < PREFIX_FROM) return jaro;
  return jaro + commonBeginning(left, right) * PREFIX_WORTH * (1 - jaro);
}

/** Of two texts always the same one goes first, the shorter where there is one: so the order asked in changes nothing. */
function comesFirst(a: string, b: string): boolean {
  return a.length === b.length ? a < b : a.length < b.length;
}

function jaroOf(a: string, b: string): number {
  if (a.length === 0) return 0;
  const common = markCommon(a, b, Math.max(0, (b.length >> 1) - 1));
  if (common === 0) return 0;
  return (common / a.length + common / b.length + (common - outOfOrder(a, b) / 2) / common) / 3;
}

function markCommon(a: string, b: string, reach: number): number {
  // By hand: for a few letters this is faster than fill.
  for (let at = 0; at < b.length; at++) takenB[at] = 0;
  let common = 0;
  for (let at = 0; at < a.length; at++) {
    const letter = a.charCodeAt(at);
    const to = Math.min(b.length - 1, at + reach);
    takenA[at] = 0;
    for (let other = Math.max(0, at - reach); other <= to; other++) {
      if (takenB[other] === 1 || letter !== b.charCodeAt(other)) continue;
      takenA[at] = 1;
      takenB[other] = 1;
      common += 1;
      break;
    }
  }
  return common;
}

function outOfOrder(a: string, b: string): number {
  let other = 0;
  let wrong = 0;
  for (let at = 0; at < a.length; at++) {
    if (takenA[at] === 0) continue;
    while (takenB[other] === 0) other += 1;
    if (a.charCodeAt(at) !== b.charCodeAt(other)) wrong += 1;
    other += 1;
  }
  return wrong;
}

function commonBeginning(a: string, b: string): number {
  const most = Math.min(PREFIX_MOST, a.length, b.length);
  let length = 0;
  while (length < most && a.charCodeAt(length) === b.charCodeAt(length)) length += 1;
  return length;
}
