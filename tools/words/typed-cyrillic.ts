import { isTest, type Problem, type SourceText } from './sources.ts';

/** Cyrillic is made from Latin (`toCyrillic`); typed by hand it stands only in lists, long texts and tests. */
export function typedCyrillic({ path, text }: SourceText): Problem[] {
  if (isTest(path) || /\/(lists|content)\//.test(path)) return [];
  return text.split('\n').flatMap((line, at) => {
    const letters = /\p{Script=Cyrillic}+/u.exec(line)?.[0];
    return letters ? [{ file: path, line: at + 1, message: `Cyrillic is typed here: ${letters}` }] : [];
  });
}
