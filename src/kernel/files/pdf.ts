import { inflateSync } from 'node:zlib';
import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFRawStream,
  PDFRef,
  type PDFContext,
  type PDFObject,
} from '@cantoo/pdf-lib';
import { withoutNotes } from './jpeg.ts';

export type PdfAnswer = { bytes: Uint8Array; pages: number } | { refused: 'file-broken' | 'pdf-locked' | 'pdf-active' };

/** Keys under which a PDF acts, calls out, or carries another file (ISO 32000-1, 7.11, 12.6, 13). */
const ACTS = [
  'JS',
  'JavaScript',
  'Launch',
  'EmbeddedFile',
  'EmbeddedFiles',
  'EF',
  'FFilter',
  'RichMedia',
  'XFA',
  'AA',
  'SubmitForm',
  'ImportData',
  'GoToR',
  'GoToE',
].map((key) => PDFName.of(key));
/** Kinds of action by their name under `S`, kinds of annotation by theirs under `Subtype`. */
const ACTIONS = new Set([
  '/JavaScript',
  '/Launch',
  '/SubmitForm',
  '/ImportData',
  '/GoToR',
  '/GoToE',
  '/Rendition',
  '/Movie',
  '/Sound',
  '/FileAttachment',
  '/RichMedia',
  '/3D',
]);
/** What it says of who made it, when, where, with what; and earlier states that a program kept in it. */
const TOLD = ['Metadata', 'PieceInfo', 'LastModified', 'OpenAction', 'Collection', 'Thumb'].map((key) =>
  PDFName.of(key),
);
const [S, SUBTYPE, FILTER, F] = ['S', 'Subtype', 'Filter', 'F'].map((key) => PDFName.of(key)) as [
  PDFName,
  PDFName,
  PDFName,
  PDFName,
];
const JPEG = '/DCTDecode';
const MOST_PICTURE = 256 * 1024 * 1024;
/** How a picture begins that a camera made, and what stands at the head of its notes, in a picture of any kind. */
const PICTURE_BEGINS = Buffer.from([0xff, 0xd8, 0xff]);
const NOTES_BEGIN = ['Exif\0\0', 'ns.adobe.com/', '<x:xmpmeta', '<?xpacket'];

/**
 * A PDF taken apart and put together again without its notes: who wrote it, when and with what, thumbnails, earlier
 * versions and whatever else no page leads to, and the camera notes of pictures in it. One that acts, calls out or
 * carries files is refused, as is one that is locked: what cannot be looked into is not taken.
 */
export async function remakePdf(bytes: Uint8Array): Promise<PdfAnswer> {
  try {
    const document = await PDFDocument.load(bytes, {
      updateMetadata: false,
      throwOnInvalidObject: true,
      ignoreEncryption: true,
    });
    const { context } = document;
    if (context.trailerInfo.Encrypt) return { refused: 'pdf-locked' };
    const dicts = context.enumerateIndirectObjects().flatMap(([, object]) => dictsIn(object));
    if (dicts.some(acts)) return { refused: 'pdf-active' };
    for (const dict of dicts) for (const key of TOLD) dict.delete(key);
    delete context.trailerInfo.Info;
    dropLoose(context);
    const kept = context.enumerateIndirectObjects();
    if (!kept.every(([ref, object]) => cleanPicture(context, ref, object))) return { refused: 'file-broken' };
    const pages = document.getPageCount();
    const made = await document.save({ updateFieldAppearances: false });
    return pages > 0 && (await pagesIn(made)) === pages ? { bytes: made, pages } : { refused: 'file-broken' };
  } catch {
    return { refused: 'file-broken' };
  }
}

/** How many pages are really there: of a file that was cut off, some may only have been named. */
async function pagesIn(bytes: Uint8Array): Promise<number> {
  return (await PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: true })).getPageCount();
}

/** What lies directly inside something; what is referred to has its own turn. */
function inside(object: PDFObject): PDFObject[] {
  if (object instanceof PDFRawStream) return [object.dict];
  if (object instanceof PDFDict) return object.values();
  return object instanceof PDFArray ? object.asArray() : [];
}

/** Every dictionary in an object, however deep. */
function dictsIn(object: PDFObject): PDFDict[] {
  const dicts: PDFDict[] = [];
  const open = [object];
  for (let next = open.pop(); next; next = open.pop()) {
    if (next instanceof PDFDict) dicts.push(next);
    for (const each of inside(next)) open.push(each);
  }
  return dicts;
}

function acts(dict: PDFDict): boolean {
  if (ACTS.some((key) => dict.has(key))) return true;
  return [S, SUBTYPE].some((key) => ACTIONS.has(String(dict.lookup(key))));
}

/** Deletes what nothing leads to from the document's root: notes let go of, and what earlier versions left behind. */
function dropLoose(context: PDFContext): void {
  const reached = new Set<PDFRef>();
  const open: PDFObject[] = [context.trailerInfo.Root].filter((root) => root !== undefined);
  for (let next = open.pop(); next; next = open.pop()) {
    if (next instanceof PDFRef) {
      const object = reached.has(next) ? undefined : context.lookup(next);
      reached.add(next);
      if (object) open.push(object);
    } else for (const each of inside(next)) open.push(each);
  }
  for (const [ref] of context.enumerateIndirectObjects()) if (!reached.has(ref)) context.delete(ref);
}

/** False where a picture in it cannot be read or has notes we cannot take out, or its bytes lie in another file. */
function cleanPicture(context: PDFContext, ref: PDFRef, object: PDFObject): boolean {
  if (!(object instanceof PDFRawStream)) return true;
  if (object.dict.has(F)) return false;
  const filters = filtersOf(object.dict);
  if (!filters.includes(JPEG)) return !hasNotes(object.contents);
  const jpeg = unwrapped(object, filters);
  const picture = jpeg && withoutNotes(jpeg);
  if (!picture || speaks(picture)) return false;
  object.dict.set(FILTER, PDFName.of('DCTDecode'));
  context.assign(ref, PDFRawStream.of(object.dict, picture));
  return true;
}

/** Whether what does not call itself a JPEG still is one, or carries a camera's notes (JPEG 2000 may). */
function hasNotes(contents: Uint8Array): boolean {
  return Buffer.from(contents.subarray(0, PICTURE_BEGINS.length)).equals(PICTURE_BEGINS) || speaks(contents);
}

function speaks(contents: Uint8Array): boolean {
  const bytes = Buffer.from(contents.buffer, contents.byteOffset, contents.byteLength);
  return NOTES_BEGIN.some((mark) => bytes.includes(mark, 0, 'latin1'));
}

function filtersOf(dict: PDFDict): string[] {
  const filter = dict.lookup(FILTER);
  if (filter instanceof PDFArray) return filter.asArray().map((_, at) => String(filter.lookup(at)));
  return [String(filter)];
}

/** A JPEG as it lies in its stream, packed once at most; null where it is packed in any other way. */
function unwrapped(stream: PDFRawStream, filters: string[]): Uint8Array | null {
  if (filters.length === 1) return stream.contents;
  if (filters.length !== 2 || filters[0] !== '/FlateDecode' || filters[1] !== JPEG) return null;
  stream.dict.delete(PDFName.of('DecodeParms'));
  return new Uint8Array(inflateSync(stream.contents, { maxOutputLength: MOST_PICTURE }));
}
