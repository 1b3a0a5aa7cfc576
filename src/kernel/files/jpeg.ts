/** Segments a JPEG needs to look right: JFIF, colour profile, Adobe's colour transform. All other APPn are notes. */
const KEPT = new Set([0xe0, 0xe2, 0xee]);
const COMMENT = 0xfe;
const SCAN = 0xda;

/**
 * A JPEG without the notes of its camera (Exif, XMP, IPTC, comments), its pixels untouched: for pictures inside a PDF.
 * Null for what is no JPEG, and for one that ends before its picture begins.
 */
export function withoutNotes(jpeg: Uint8Array): Uint8Array | null {
  const bytes = Buffer.from(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength);
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return null;
  const kept: Buffer[] = [bytes.subarray(0, 2)];
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === SCAN) return new Uint8Array(Buffer.concat([...kept, bytes.subarray(at)]));
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    if (!isNote(marker)) kept.push(bytes.subarray(at, end));
    at = end;
  }
  return null;
}

function isNote(marker: number): boolean {
  return marker === COMMENT || (marker >= 0xe0 && marker <= 0xef && !KEPT.has(marker));
}
