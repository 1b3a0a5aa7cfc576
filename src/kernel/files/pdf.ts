import { PDFDict, PDFDocument, PDFName, PDFRawStream, PDFRef, type PDFObject } from '@cantoo/pdf-lib';
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
  'RichMedia',
  'XFA',
  'AA',
  'SubmitForm',
  'ImportData',
  'GoToR',
  'GoToE',
];
/** Kinds of action by their name under `S`. */
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
]);
/** What it says of who made it, when, where, with what; and earlier states that a program kept in it. */
const TOLD = ['Metadata', 'PieceInfo', 'LastModified', 'OpenAction', 'Collection', 'Thumb'];
const JPEG = '/DCTDecode';

/**
 * A PDF taken apart and put together again without its notes: who wrote it, when and with what, thumbnails, earlier
 * versions, and the camera notes of pictures in it. One that acts, calls out or carries files is refused, as is one
 * that is locked: what cannot be looked into is not taken.
 */
export async function remakePdf(bytes: Uint8Array): Promise<PdfAnswer> {
  try {
    const document = await PDFDocument.load(bytes, {
      updateMetadata: false,
      throwOnInvalidObject: true,
      ignoreEncryption: true,
    });
    if (document.context.trailerInfo.Encrypt) return { refused: 'pdf-locked' };
    const objects = document.context.enumerateIndirectObjects();
    if (objects.some(([, object]) => dictsIn(object).some(acts))) return { refused: 'pdf-active' };
    for (const [ref, object] of objects) if (!clean(document, ref, object)) return { refused: 'file-broken' };
    delete document.context.trailerInfo.Info;
    return { bytes: await document.save({ updateFieldAppearances: false }), pages: document.getPageCount() };
  } catch {
    return { refused: 'file-broken' };
  }
}

/** A dictionary and those directly inside it; what is referred to has its own turn. */
function dictsIn(object: PDFObject, depth = 0): PDFDict[] {
  const dict = dictOf(object);
  if (!dict || depth > 20) return [];
  return [dict, ...dict.values().flatMap((value) => dictsIn(value, depth + 1))];
}

function dictOf(object: PDFObject): PDFDict | null {
  if (object instanceof PDFDict) return object;
  return object instanceof PDFRawStream ? object.dict : null;
}

function acts(dict: PDFDict): boolean {
  if (ACTS.some((key) => dict.has(PDFName.of(key)))) return true;
  return ACTIONS.has(String(dict.get(PDFName.of('S'))));
}

/** False where a picture in it cannot be read. */
function clean(document: PDFDocument, ref: PDFRef, object: PDFObject): boolean {
  for (const dict of dictsIn(object)) for (const key of TOLD) forget(document, dict, PDFName.of(key));
  if (!(object instanceof PDFRawStream) || String(object.dict.get(PDFName.of('Filter'))) !== JPEG) return true;
  const picture = withoutNotes(object.contents);
  if (picture) document.context.assign(ref, PDFRawStream.of(object.dict, picture));
  return picture !== null;
}

/** The object referred to goes too: what nobody refers to would still lie in the file. */
function forget(document: PDFDocument, dict: PDFDict, key: PDFName): void {
  const value = dict.get(key);
  if (value instanceof PDFRef) document.context.delete(value);
  dict.delete(key);
}
