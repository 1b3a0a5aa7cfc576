import { IntlMessageFormat } from 'intl-messageformat';
import { toCyrillic } from './cyrillic.ts';

type Element = ReturnType<IntlMessageFormat['getAst']>[number];

/** What an ICU message is made of, in the order it is written. `start` and `end` are places in the message. */
export type MessagePart =
  | { kind: 'literal'; start: number; end: number; verbatim: boolean }
  | {
      kind: 'argument';
      name: string;
      format: 'plain' | 'number' | 'date' | 'time' | 'select' | 'plural' | 'ordinal';
      options: string[];
    }
  | { kind: 'tag'; name: string };

// What stands in these tags is typed or pressed, never read as Serbian.
const verbatimTags = ['kbd', 'code'];

/** Takes an ICU message apart, `{...}` branches and tags included. Throws SyntaxError when it does not parse. */
export function messageParts(message: string): MessagePart[] {
  const ast = new IntlMessageFormat(message, 'sr-Latn', undefined, { captureLocation: true }).getAst();
  return ast.flatMap((element) => elementParts(element, false));
}

/** Transliterates the text of an ICU message; arguments, keywords, tags and what stands in <kbd> and <code> stay. */
export function messageToCyrillic(message: string): string {
  // Most messages are words alone, and parsing them all is much of a start.
  if (!/[{}<>']/.test(message)) return toCyrillic(message);
  let result = '';
  let done = 0;
  for (const part of messageParts(message)) {
    if (part.kind !== 'literal' || part.verbatim) continue;
    result +=
      message.slice(done, part.start) + literalToCyrillic(message.slice(part.start, part.end), message[part.end]);
    done = part.end;
  }
  return result + message.slice(done);
}

/** `K-{number}` is a file number too: its prefix stays Latin though the digits come later. */
function literalToCyrillic(text: string, next: string | undefined): string {
  const prefix = next === '{' ? (/(?<![\p{L}\d])[A-Z]{1,4}-$/u.exec(text)?.[0] ?? '') : '';
  return toCyrillic(text.slice(0, text.length - prefix.length)) + prefix;
}

function elementParts(element: Element, verbatim: boolean): MessagePart[] {
  if (element.type === 7) return [];
  const name = element.value;
  if ('children' in element) {
    const inside = verbatim || verbatimTags.includes(name);
    return [{ kind: 'tag', name }, ...element.children.flatMap((child) => elementParts(child, inside))];
  }
  if ('options' in element) return [choice(element, name), ...branches(element, verbatim)];
  if (element.type === 0) return [{ kind: 'literal', ...place(element), verbatim }];
  const formats = { 1: 'plain', 2: 'number', 3: 'date', 4: 'time' } as const;
  return [{ kind: 'argument', name, format: formats[element.type], options: [] }];
}

type Choice = Extract<Element, { options: object }>;

function choice(element: Choice, name: string): MessagePart {
  const format = 'pluralType' in element ? (element.pluralType === 'ordinal' ? 'ordinal' : 'plural') : 'select';
  return { kind: 'argument', name, format, options: Object.keys(element.options) };
}

function branches(element: Choice, verbatim: boolean): MessagePart[] {
  return Object.values(element.options).flatMap((option) =>
    option.value.flatMap((child) => elementParts(child, verbatim)),
  );
}

function place(element: Element): { start: number; end: number } {
  if (!element.location) throw new Error('the parser gave no places');
  return { start: element.location.start.offset, end: element.location.end.offset };
}
