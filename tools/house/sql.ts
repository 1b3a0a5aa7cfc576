/** A word of SQL, lower case, with where it stands; `name` is set for `schema.name`. */
export type Word = { text: string; schema: string | null; offset: number };

/**
 * SQL with comments and quoted strings blanked out, every other character in its place. Bodies between dollar quotes
 * are code and stay.
 */
export function blankOut(sql: string): string {
  const noise = /--[^\n]*|\/\*[^]*?\*\/|[eE]?'(?:[^']|'')*'/g;
  return sql.replaceAll(noise, (text) => text.replaceAll(/[^\n]/g, ' ')).replaceAll('"', ' ');
}

/** The statements of blanked SQL, split at semicolons outside dollar quotes, each with its offset. */
export function statements(blanked: string): { text: string; offset: number }[] {
  const found = blanked.matchAll(/(?:(\$\w*\$)[^]*?\1|[^;$]|\$(?!\w*\$))+/g);
  return [...found].map((match) => {
    const lead = match[0].length - match[0].trimStart().length;
    return { text: match[0].trim(), offset: match.index + lead };
  });
}

/** The words, qualified names and opening brackets of a statement, in order. */
export function words(text: string, offset: number): Word[] {
  return [...text.matchAll(/([a-z_]\w*)(?:\s*\.\s*([a-z_]\w*))?|\(/gi)].map((match) => ({
    text: (match[2] ?? match[0]).toLowerCase(),
    schema: match[2] ? (match[1] ?? '').toLowerCase() : null,
    offset: offset + match.index,
  }));
}
