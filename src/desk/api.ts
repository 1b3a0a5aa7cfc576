import { provedAgain } from './again.ts';
import { noteStatus } from './session-state.ts';

/** What a refusal may carry beside its code: ids and numbers, never a person's words. */
export type ErrorDetails = Record<string, string | number | boolean | string[] | number[]>;

/** An answer that was not yes. `status` 0: no answer at all (no connection). The sentence is `errors.<code>`. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly details: ErrorDetails;

  constructor(status: number, code: string, details: ErrorDetails = {}) {
    super(code);
    this.name = 'ApiError';
    this.status = status;
    this.code = code;
    this.details = details;
  }
}

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

async function send(method: Method, path: string, body: unknown): Promise<Response> {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (body !== undefined) headers['content-type'] = 'application/json';
  const init: RequestInit = {
    method,
    headers,
    credentials: 'same-origin',
    redirect: 'error',
    referrerPolicy: 'no-referrer',
  };
  if (body !== undefined) init.body = JSON.stringify(body);
  try {
    return await fetch(path, init);
  } catch {
    throw new ApiError(0, 'offline');
  }
}

const PROVE_AGAIN = 428;

async function failure(answer: Response): Promise<ApiError> {
  const told = (await answer.json().catch(() => null)) as { error?: { code?: string; details?: ErrorDetails } } | null;
  return new ApiError(answer.status, told?.error?.code ?? 'defect', told?.error?.details);
}

/**
 * Asks the server; `path` is whole (`/desk/api/…`), the body and the answer are JSON. Nothing that says who somebody
 * is belongs in `path`. Throws `ApiError`; 401 and 423 also turn the desk to its sign-in and lock screens.
 */
export async function call<Answer = unknown>(method: Method, path: string, body?: unknown): Promise<Answer> {
  let answer = await send(method, path, body);
  // A grave act waits until whoever sits here has proved that it is she, and then goes out once more.
  if (answer.status === PROVE_AGAIN && (await provedAgain())) answer = await send(method, path, body);
  if (!answer.ok) {
    const error = await failure(answer);
    noteStatus(error.status);
    throw error;
  }
  return (answer.status === 204 ? undefined : await answer.json()) as Answer;
}
