/**
 * A form is a typed declaration: one source for the staff page, the server's check, the print and the export.
 * Usable on both sides. Labels are words: `<module>.q.<question>` and `<module>.code.<list>.<code>`.
 */
export type Question = {
  id: string;
  /** Sealed answers say who somebody is or hold words; coded ones come from a closed list and are clear columns. */
  half: 'coded' | 'sealed';
  kind: 'one' | 'many' | 'line' | 'text' | 'colleague';
  /** The code list of a coded question. */
  list?: string;
  /** How it is shown at first: open, folded into a chip "not asked yet", or only on the card of "danger now". */
  place: 'open' | 'folded' | 'danger';
  /** How a closed list is picked: buttons for few codes, a drop-down for many, tags for several. */
  look?: 'buttons' | 'select' | 'tags';
  /** Longest text, characters. */
  most?: number;
};

export type Form = { id: string; version: number; questions: Question[] };
export type CodeLists = Record<string, string[]>;
export type Answer = string | string[] | null;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

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
    case 'line':
    case 'text':
      return typeof value === 'string' && value.length <= (question.most ?? 200) && value.isWellFormed();
  }
}
