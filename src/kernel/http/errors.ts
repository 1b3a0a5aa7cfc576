import type { Context } from 'hono';
import { Refusal } from '../errors.ts';

/** The answer to something that went wrong: a refusal's code and details, or for a defect nothing but `defect`. */
export function errorAnswer(c: Context, error: unknown): Response {
  const headers = { 'cache-control': 'no-store' };
  if (!(error instanceof Refusal)) return c.json({ error: { code: 'defect', details: {} } }, 500, headers);
  const { code, details, status } = error;
  if (status === 429 && typeof details['seconds'] === 'number') c.header('retry-after', String(details['seconds']));
  return c.json({ error: { code, details } }, status, headers);
}
