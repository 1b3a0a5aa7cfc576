/** What a file may be. Pictures are made anew, a PDF is taken apart and put together again, text is text. */
export const fileKinds = ['jpeg', 'png', 'webp', 'pdf', 'text'] as const;
export type FileKind = (typeof fileKinds)[number];

/** The largest file that is taken, bytes. */
export const MOST_BYTES = 15 * 1024 * 1024;
