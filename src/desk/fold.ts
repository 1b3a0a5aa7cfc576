import { foldText } from '#kernel/fold.ts';

/** Whether every word of `query` begins some word of `text`. */
export function matches(query: string, text: string): boolean {
  const words = foldText(text).split(/[\s,./-]+/);
  return foldText(query)
    .split(' ')
    .every((part) => words.some((word) => word.startsWith(part)));
}
