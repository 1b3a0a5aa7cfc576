/** HTTP statuses a refusal may carry. 404 also stands for "not allowed to see" (DESIGN 2). */
export type RefusalStatus = 400 | 401 | 403 | 404 | 409 | 413 | 415 | 423 | 428 | 429 | 503;

export type RefusalDetails = Record<string, string | number | boolean | string[] | number[]>;

/** An expected "no": a code for machines, a sentence in `words/` under `errors.<code>`, and ids or codes only in `details`. */
export class Refusal extends Error {
  readonly code: string;
  readonly status: RefusalStatus;
  readonly details: RefusalDetails;

  constructor(code: string, status: RefusalStatus, details: RefusalDetails = {}) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
    this.status = status;
    this.details = details;
  }
}

/** Builds the refusal to throw. `details` never holds anything a person wrote: it may reach a log. */
export function refuse(code: string, status: RefusalStatus = 400, details: RefusalDetails = {}): Refusal {
  return new Refusal(code, status, details);
}

/** What stands for "no such record" and for "not yours to see": the two must look the same. */
export function notFound(): Refusal {
  return refuse('not-found', 404);
}
