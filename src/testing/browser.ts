import { now } from '#kernel/clock.ts';
import { generateSync } from 'otplib';
import type { Answer, Program } from './program.ts';

/** A browser without a screen: keeps its cookies and calls the staff interface as the desk does. */
export type Browser = {
  cookies: Map<string, string>;
  call<T = Record<string, unknown>>(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer<T>>;
};

const ORIGIN = 'http://localhost';

/** Opens a fresh browser on the program; `from`: at another address than everybody else's. */
export function openBrowser(program: Pick<Program, 'request'>, from?: string): Browser {
  const cookies = new Map<string, string>();
  return {
    cookies,
    async call<T>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
      const address = `${ORIGIN}/desk/api${path}`;
      const init = {
        method,
        headers: {
          host: 'localhost',
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(method === 'GET' ? {} : { 'sec-fetch-site': 'same-origin', origin: ORIGIN }),
          cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
          ...headers,
        },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      };
      const response = await program.request(address, init, from);
      keepCookies(cookies, response.headers.getSetCookie());
      const text = await response.text();
      return { status: response.status, headers: response.headers, body: (text ? JSON.parse(text) : {}) as T };
    },
  };
}

function keepCookies(cookies: Map<string, string>, lines: string[]): void {
  for (const line of lines) {
    const [pair = ''] = line.split(';');
    const at = pair.indexOf('=');
    if (/max-age=0/i.test(line)) cookies.delete(pair.slice(0, at));
    else cookies.set(pair.slice(0, at), pair.slice(at + 1));
  }
}

const lastSteps = new Map<string, number>();

/** The one-time code of this moment; a code works once, so a second one in the same half minute is taken from the next. */
export function codeNow(secret: string): string {
  const step = Math.max(Math.floor(now().getTime() / 30_000), (lastSteps.get(secret) ?? 0) + 1);
  lastSteps.set(secret, step);
  return generateSync({ secret, epoch: step * 30 });
}

/** Lets codes of this half minute be taken once more; the program must be made to forget them too. */
export function forgetCodes(): void {
  lastSteps.clear();
}
