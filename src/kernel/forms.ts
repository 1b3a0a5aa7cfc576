import { isOneLine } from './text.ts';

/**
 * A form is a typed declaration: one source for the staff page, the server's check, the print and the export.
 * Usable on both sides. Labels are words: `<module>.q.<question>` and `<module>.code.<list>.<code>`.
 */
export type Question = {
  id: string;
  /** Sealed answers say who somebody is or hold words; coded ones come from a closed list and are clear columns. */
  half: 'coded' | 'sealed';
  kind: 'one' | 'many' | 'line' | 'text' | 'moment' | 'colleague';
  /** The code list of a coded question. */
  list?: string;
  /** How it is shown at first: open, folded into a chip "not asked yet", or only on the card of "danger now". */
  place: 'open' | 'folded' | 'danger';
  /** How a closed list is picked: buttons for few codes, a drop-down for many, tags for several. */
  look?: 'buttons' | 'select' | 'tags';
  /** Longest text, characters. */
  most?: number;
  /** A number somebody can be reached by: answered masked; the whole one comes from a route of its own. */
  masked?: true;
  /** Asked only where another question was answered with one of these. */
  when?: { question: string; is: string[] };
};

export type Form = { id: string; version: number; questions: Question[] };
export type CodeLists = Record<string, string[]>;
export type Answer = string | string[] | null;

/** A moment as we write it: UTC, to the second or finer. */
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether a value is a moment; earlier versions of a form may have asked the same in words. */
export function isMoment(value: unknown): value is string {
  return typeof value === 'string' && MOMENT.test(value) && !Number.isNaN(Date.parse(value));
}

/** The questions to be asked, by what has been answered so far, in their order. */
export function askedOf(form: Form, answers: Readonly<Record<string, Answer>>): Question[] {
  return form.questions.filter(({ when }) => {
    const answer = when && answers[when.question];
    return !when || (typeof answer === 'string' && when.is.includes(answer));
  });
}

/** The question with this id. */
export function questionOf(form: Form, id: string): Question | undefined {
  return form.questions.find((question) => question.id === id);
}

/**
 * Whether a value may answer a question; null always may: it means "not asked". "Unknown" and "refused" are codes of
 * their own, never the absence of one.
 */
export function fits(question: Question, lists: CodeLists, value: unknown): value is Answer {
  if (value === null) return true;
  const codes = question.list ? (lists[question.list] ?? []) : [];
  switch (question.kind) {
    case 'one':
      return typeof value === 'string' && codes.includes(value);
    case 'many':
      return (
        Array.isArray(value) && value.every((code) => codes.includes(code)) && new Set(value).size === value.length
      );
    case 'colleague':
      return typeof value === 'string' && UUID.test(value);
    case 'moment':
      return isMoment(value);
    case 'line':
      return isText(question, value) && isOneLine(value);
    case 'text':
      return isText(question, value);
  }
}

function isText({ most = 200 }: Question, value: unknown): value is string {
  return typeof value === 'string' && value.length <= most && value.isWellFormed();
}
