const SCAN = 0xda;
const END = 0xd9;
/** Marks without a length: a place to start anew, and one for old arithmetic coders. */
const isBare = (marker: number) => (marker >= 0xd0 && marker <= 0xd7) || marker === 0x01;
const ENDED = Buffer.from([0xff, END]);

/**
 * A JPEG without the notes of its camera (Exif, XMP, IPTC, comments, small pictures, whatever follows its end), its
 * pixels untouched: for pictures inside a PDF. Null for what is no JPEG, and for one that ends before its picture
 * begins.
 */
export function withoutNotes(jpeg: Uint8Array): Uint8Array | null {
  const bytes = Buffer.from(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength);
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return null;
  const kept: Buffer[] = [bytes.subarray(0, 2)];
  let scanned = false;
  for (let at = 2; at < bytes.length;) {
    const part = partAt(bytes, at);
    if (!part) return null;
    if (part.marker === END) break;
    if (!isNote(part.marker, part.bytes)) kept.push(part.bytes);
    scanned ||= part.marker === SCAN;
    at += part.bytes.length;
  }
  return scanned ? new Uint8Array(Buffer.concat([...kept, ENDED])) : null;
}

type Part = { marker: number; bytes: Buffer };

/** A mark with what belongs to it; a scan with its pixels. Null where there is none, or it is cut. */
function partAt(bytes: Buffer, at: number): Part | null {
  if (bytes[at] !== 0xff) return null;
  const marker = bytes[at + 1];
  if (marker === undefined) return null;
  // Any number of 0xff may stand before a mark.
  if (marker === 0xff) return { marker, bytes: bytes.subarray(at, at + 1) };
  if (isBare(marker) || marker === END) return { marker, bytes: bytes.subarray(at, at + 2) };
  if (at + 4 > bytes.length) return null;
  const end = at + 2 + bytes.readUInt16BE(at + 2);
  if (end > bytes.length) return null;
  return { marker, bytes: bytes.subarray(at, marker === SCAN ? pixelsEnd(bytes, end) : end) };
}

/** Where the pixels of a scan end: at the next mark that is neither a zero put behind 0xff nor a place to start anew. */
function pixelsEnd(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 2)) {
    const marker = bytes[at + 1] ?? 0;
    if (marker !== 0 && !isBare(marker)) return at;
  }
  return bytes.length;
}

/** Tables, frames, what is between scans: all a picture needs to be drawn (ITU T.81, table B.1). */
const DRAWS = new Set([0xdb, 0xdc, 0xdd, 0xde, 0xdf, ...Array.from({ length: 16 }, (_, at) => 0xc0 + at)]);

/**
 * What is not needed to draw it: kept besides are JFIF without a small picture, a colour profile and Adobe's colour
 * transform, which are needed to look right.
 */
function isNote(marker: number, part: Buffer): boolean {
  if (marker === 0xff || marker === SCAN || isBare(marker) || DRAWS.has(marker)) return false;
  const says = (mark: string) => part.subarray(4, 4 + mark.length).equals(Buffer.from(mark, 'latin1'));
  if (marker === 0xe0) return !says('JFIF\0') || part.length > 18;
  if (marker === 0xe2) return !says('ICC_PROFILE\0');
  return marker !== 0xee || !says('Adobe');
}
