import { z } from 'zod';

/**
 * A field of one line, trimmed, `least` to `most` characters: a line end or tab pasted along is a space. Nothing that is
 * shown in one line can so be made to look like two.
 */
export function oneLine(most: number, least = 0) {
  return z
    .string()
    .overwrite((text) => text.replaceAll(/[^\S ]+/g, ' '))
    .trim()
    .min(least)
    .max(most);
}
