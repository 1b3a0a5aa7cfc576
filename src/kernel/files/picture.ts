import sharp, { type Metadata } from 'sharp';
import { refuse } from '../errors.ts';
import type { FileKind } from '../file-kinds.ts';

/** Pixels of the largest picture that is taken: more than a good telephone makes, and unpacked no more than its reader may hold. */
const MOST_PIXELS = 64_000_000;
/** Bytes of an interlaced picture when unpacked: it is held whole, and once more while it is turned. */
const MOST_HELD = 400_000_000;

export type CleanPicture = { bytes: Uint8Array; width: number; height: number };

/**
 * A picture made anew from its pixels, turned as its camera was held: place, time, camera and everything else it
 * carried is gone. Refuses `picture-too-large` by what it says of itself, before a pixel is unpacked, and `file-broken`.
 */
export async function cleanPicture(
  bytes: Uint8Array,
  kind: Extract<FileKind, 'jpeg' | 'png' | 'webp'>,
): Promise<CleanPicture> {
  const { width, height, format, pages, ...head } = await told(bytes);
  if (format !== kind || (pages ?? 1) > 1) throw refuse('file-broken', 400);
  const most = mostPixels(head);
  if (width * height > most) throw refuse('picture-too-large', 413, { most: Math.floor(most / 1_000_000) });
  try {
    const picture = sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' });
    const made = await picture.autoOrient().toFormat(kind, { quality: 90 }).toBuffer({ resolveWithObject: true });
    return { bytes: new Uint8Array(made.data), width: made.info.width, height: made.info.height };
  } catch {
    throw refuse('file-broken', 400);
  }
}

function mostPixels({
  isProgressive,
  channels,
  depth,
}: Pick<Metadata, 'isProgressive' | 'channels' | 'depth'>): number {
  const each = channels * (depth === 'ushort' ? 2 : 1);
  return isProgressive ? Math.min(MOST_PIXELS, MOST_HELD / each) : MOST_PIXELS;
}

/** What a picture says of itself: only its head is read. */
async function told(bytes: Uint8Array): Promise<Metadata> {
  try {
    return await sharp(bytes, { limitInputPixels: false }).metadata();
  } catch {
    throw refuse('file-broken', 400);
  }
}
