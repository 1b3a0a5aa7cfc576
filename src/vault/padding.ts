import { concat } from './bytes.ts';

/** A name with an address fits in it: short answers all look alike. */
const LEAST = 64;

/**
 * The padded length: at least 64 bytes, then Padmé (Nikitin et al., PURBs, 2019): lengths keep only so many leading
 * bits that at most about an eighth is added, and a length tells its size class, not itself.
 */
export function paddedLength(length: number): number {
  if (length <= LEAST) return LEAST;
  const exponent = Math.floor(Math.log2(length));
  const free = exponent - (Math.floor(Math.log2(exponent)) + 1);
  const mask = 2 ** free - 1;
  return Math.ceil(length / (mask + 1)) * (mask + 1);
}

/** The bytes, a 0x80 mark, and zeros up to the padded length. */
export function pad(bytes: Uint8Array): Uint8Array {
  const zeros = paddedLength(bytes.length + 1) - bytes.length - 1;
  return concat(bytes, Buffer.from([0x80]), new Uint8Array(zeros));
}

/** Takes the padding off; throws where there is none. */
export function unpad(padded: Uint8Array): Uint8Array {
  const mark = padded.lastIndexOf(0x80);
  if (mark < 0 || padded.subarray(mark + 1).some((byte) => byte !== 0)) throw new Error('no padding');
  return padded.subarray(0, mark);
}
