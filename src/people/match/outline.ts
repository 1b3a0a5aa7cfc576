/**
 * What is cheaply known of a text, in two numbers, so that most that are nothing alike need not be looked at: which
 * letters it has (thirty-two kinds of them), and how long it is, its first and its last letter.
 */
export type Outline = { letters: number; frame: number };

/** The outline of a text. */
export function outlineOf(text: string): Outline {
  let letters = 0;
  for (let at = 0; at < text.length; at++) letters |= kindOf(text, at);
  const length = Math.min(255, text.length);
  return { letters, frame: length | (kindAt(text, 0) << 8) | (kindAt(text, text.length - 1) << 16) };
}

const kindAt = (text: string, at: number) => text.charCodeAt(at) & 31;
const kindOf = (text: string, at: number) => 1 << kindAt(text, at);

const lengthOf = (frame: number) => frame & 255;
const firstOf = (frame: number) => (frame >>> 8) & 31;
const lastOf = (frame: number) => frame >>> 16;

/**
 * The most that Jaro-Winkler can be of two texts with these outlines: letters that only one of them has are not common
 * to both, and where the first differs there is no common beginning.
 */
export function likenessAtMost(letters: number, frame: number, others: number, other: number): number {
  const length = lengthOf(frame);
  const otherLength = lengthOf(other);
  const common = Math.min(length - bitsIn(letters & ~others), otherLength - bitsIn(others & ~letters));
  const jaro = (common / length + common / otherLength + 1) / 3;
  return firstOf(frame) === firstOf(other) ? jaro + 0.4 * (1 - jaro) : jaro;
}

/** Whether two codes with these outlines can neither be one slip apart nor end alike. */
export function noSlip(letters: number, frame: number, others: number, other: number): boolean {
  if (lastOf(frame) === lastOf(other)) return false;
  return bitsIn(letters ^ others) > 2 || Math.abs(lengthOf(frame) - lengthOf(other)) > 1;
}

function bitsIn(set: number): number {
  let bits = set - ((set >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
