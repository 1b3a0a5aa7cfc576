import { refuse } from '../errors.ts';
import type { FileKind } from '../file-kinds.ts';

const latin = (text: string) => Buffer.from(text, 'latin1');
const starts = (bytes: Buffer, mark: Buffer, at = 0) => bytes.subarray(at, at + mark.length).equals(mark);

/** How files begin that hold other files: ZIP (office documents too), RAR, 7z, gzip, bzip2, xz, zstd, cabinet, tar. */
const ARCHIVES: [Buffer, number][] = [
  [latin('PK\x03\x04'), 0],
  [latin('PK\x05\x06'), 0],
  [latin('Rar!\x1a\x07'), 0],
  [latin('7z\xbc\xaf\x27\x1c'), 0],
  [latin('\x1f\x8b'), 0],
  [latin('BZh'), 0],
  [latin('\xfd7zXZ\x00'), 0],
  [latin('\x28\xb5\x2f\xfd'), 0],
  [latin('MSCF'), 0],
  [latin('ustar'), 257],
];

/**
 * What a file is by its own bytes; its name says nothing. Refuses `file-archive`, `file-two-kinds` for one that is also
 * something else (a picture with an archive behind it), and `file-kind-unknown`.
 */
export function sniff(given: Uint8Array): FileKind {
  const bytes = Buffer.from(given.buffer, given.byteOffset, given.byteLength);
  if (ARCHIVES.some(([mark, at]) => starts(bytes, mark, at))) throw refuse('file-archive', 415);
  const kind = kindOf(bytes);
  if (!kind) throw refuse('file-kind-unknown', 415);
  if (kind !== 'text' && hidesAnother(bytes, kind)) throw refuse('file-two-kinds', 415);
  return kind;
}

function kindOf(bytes: Buffer): FileKind | null {
  if (starts(bytes, latin('\xff\xd8\xff'))) return 'jpeg';
  if (starts(bytes, latin('\x89PNG\r\n\x1a\n'))) return 'png';
  if (starts(bytes, latin('RIFF')) && starts(bytes, latin('WEBP'), 8)) return 'webp';
  if (starts(bytes, latin('%PDF-'))) return 'pdf';
  return isText(bytes) ? 'text' : null;
}

/**
 * An archive is read from its end and a PDF from anywhere in its first kilobyte, so either can follow or hide in
 * another file. The chance that a harmless picture holds both marks of a ZIP is below one in a million.
 */
function hidesAnother(bytes: Buffer, kind: FileKind): boolean {
  const zip = bytes.includes(latin('PK\x03\x04')) && bytes.includes(latin('PK\x05\x06'));
  const other = bytes.includes(latin('Rar!\x1a\x07')) || bytes.includes(latin('7z\xbc\xaf\x27\x1c'));
  if (zip || other) return true;
  if (kind === 'pdf') return false;
  return (
    bytes.subarray(0, 1024 + 5).includes(latin('%PDF-')) || /<(script|html|svg)[\s>]/i.test(bytes.toString('latin1'))
  );
}

/** Signs no text of ours holds: what steers a device, but for white space. */
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const STEERS = /[\u0000-\u0008\u000b\u000e-\u001f\u007f-\u009f]/;

/** UTF-8 with nothing in it but letters and white space; a text that opens as a program or a page is none. */
function isText(bytes: Buffer): boolean {
  if (bytes.length === 0) return false;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return !STEERS.test(text) && !/^\s*(#!|<[!?a-z])/i.test(text);
  } catch {
    return false;
  }
}
