import type { Context } from 'hono';
import { refuse } from '../errors.ts';
import type { Route } from '../route.ts';
import { visibleText } from '../text.ts';

const DEFAULT_MAX_BODY = 256 * 1024;
/** Deeper than any form of ours; a deep tree costs a validator its stack. */
const MAX_DEPTH = 20;

/** Path parameters and JSON body as one object, checked by the route's schema. Names fields, never repeats values. */
export async function readInput(c: Context, route: Route): Promise<unknown> {
  const body = route.method === 'GET' ? {} : await readBody(c, route.maxBody ?? DEFAULT_MAX_BODY);
  return checked(route, { ...body, ...c.req.param() });
}

/** An object as the route's schema knows it. Refuses `bad-input`, naming fields. */
export function checked(route: Pick<Route, 'input'>, input: Record<string, unknown>): unknown {
  const result = route.input.safeParse(input);
  if (result.success) return result.data;
  const fields = [...new Set(result.error.issues.map((issue) => issue.path.map(String).join('.')))];
  throw refuse('bad-input', 400, { fields: fields.slice(0, 20).map((field) => field.slice(0, 60)) });
}

async function readBody(c: Context, max: number): Promise<Record<string, unknown>> {
  const bytes = await readAtMost(c.req.raw, max);
  return bytes.length === 0 ? {} : jsonObject(c, bytes);
}

/** The bytes of a body as the JSON object they are, its texts without what cannot be seen (`visibleText`). Refuses `json-only` and `bad-json`. */
export function jsonObject(c: Context, bytes: Uint8Array): Record<string, unknown> {
  if (!(c.req.header('content-type') ?? '').startsWith('application/json')) throw refuse('json-only', 415);
  const parsed = parse(bytes);
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) throw refuse('bad-json', 400);
  if (depthOf(parsed, 0) > MAX_DEPTH) throw refuse('bad-json', 400);
  return parsed as Record<string, unknown>;
}

/**
 * Reads the body but stops at the limit, so that a large one is refused before it is all in memory. One that breaks off
 * half way is refused as `bad-json`: a connection lost on its way is no defect of ours.
 */
export async function readAtMost(request: Request, max: number): Promise<Uint8Array> {
  const reader = request.body?.getReader();
  const parts: Uint8Array[] = [];
  let size = 0;
  while (reader) {
    const { done, value } = await reader.read().catch(() => {
      throw refuse('bad-json', 400);
    });
    if (done) break;
    size += value.length;
    if (size > max) {
      await reader.cancel();
      throw refuse('too-large', 413, { max });
    }
    parts.push(value);
  }
  return Buffer.concat(parts);
}

function parse(bytes: Uint8Array): unknown {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return JSON.parse(text, (key, value: unknown) => {
      if (!isText(key) || (typeof value === 'string' && !isText(value))) throw new Error('not text');
      if (key === '__proto__') return undefined;
      return typeof value === 'string' ? visibleText(value) : value;
    });
  } catch {
    throw refuse('bad-json', 400);
  }
}

/** PostgreSQL text cannot hold U+0000, and half a surrogate pair is no letter; both hide in JSON as escapes. */
function isText(text: string): boolean {
  return !text.includes('\u0000') && text.isWellFormed();
}

function depthOf(value: unknown, depth: number): number {
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return depth;
  return Object.values(value).reduce<number>((deepest, child) => Math.max(deepest, depthOf(child, depth + 1)), depth);
}
