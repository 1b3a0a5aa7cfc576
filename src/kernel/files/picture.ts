import sharp from 'sharp';
import { refuse } from '../errors.ts';
import type { FileKind } from '../file-kinds.ts';

/** Pixels of the largest picture that is taken: more than a good telephone makes, and unpacked no more than its reader may hold. */
const MOST_PIXELS = 64_000_000;

export type CleanPicture = { bytes: Uint8Array; width: number; height: number };

/**
 * A picture made anew from its pixels, turned as its camera was held: place, time, camera and everything else it
 * carried is gone. Refuses `picture-too-large` by what it says of itself, before a pixel is unpacked, and `file-broken`.
 */
export async function cleanPicture(
  bytes: Uint8Array,
  kind: Extract<FileKind, 'jpeg' | 'png' | 'webp'>,
): Promise<CleanPicture> {
  const { width, height, format, pages } = await told(bytes);
  if (format !== kind || (pages ?? 1) > 1) throw refuse('file-broken', 400);
  if (width * height > MOST_PIXELS) throw refuse('picture-too-large', 413, { most: MOST_PIXELS / 1_000_000 });
  try {
    const picture = sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' });
    const made = await picture.autoOrient().toFormat(kind, { quality: 90 }).toBuffer({ resolveWithObject: true });
    return { bytes: new Uint8Array(made.data), width: made.info.width, height: made.info.height };
  } catch {
    throw refuse('file-broken', 400);
  }
}

/** What a picture says of itself: only its head is read. */
async function told(
  bytes: Uint8Array,
): Promise<{ width: number; height: number; format?: string | undefined; pages?: number | undefined }> {
  try {
    return await sharp(bytes, { limitInputPixels: false }).metadata();
  } catch {
    throw refuse('file-broken', 400);
  }
}
