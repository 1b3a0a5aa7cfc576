import type { Hono } from 'hono';

const ORIGIN = 'http://localhost';

/** Somebody at the staff interface without a browser: keeps cookies, speaks JSON, throws where the answer is a refusal. */
export type Client = { call<T = Record<string, never>>(method: string, path: string, body?: unknown): Promise<T> };

/** A fresh client on the program itself, with no port between: what it does passes every check a person's request does. */
export function openClient(app: Hono): Client {
  const cookies = new Map<string, string>();
  return {
    async call<T>(method: string, path: string, body?: unknown): Promise<T> {
      const response = await app.request(`${ORIGIN}/desk/api${path}`, {
        method,
        headers: {
          'content-type': 'application/json',
          cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        },
        ...(method === 'GET' ? {} : { body: JSON.stringify(body ?? {}) }),
      });
      for (const line of response.headers.getSetCookie()) keep(cookies, line);
      if (!response.ok)
        throw new Error(
          `the demonstration could not be prepared: ${method} ${path} ${response.status} ${await response.text()}`,
        );
      return (await response.json()) as T;
    },
  };
}

function keep(cookies: Map<string, string>, line: string): void {
  const [pair = ''] = line.split(';');
  const at = pair.indexOf('=');
  cookies.set(pair.slice(0, at), pair.slice(at + 1));
}
