import type { Context } from 'hono';
import { refuse } from '../errors.ts';
import { visibleText } from '../text.ts';
import { readAtMost } from './input.ts';

/** A form a page of ours sent: its texts, and its files with what their sender calls them. */
export type PostedForm = { text(field: string): string; files: { name: string; bytes: Uint8Array }[] };

const FIELDS_ALONE = 'application/x-www-form-urlencoded';
/** A form without files is never larger, whatever may be sent with files. */
const MOST_ALONE = 256 * 1024;
/** No form of ours has more fields and files; parsers take the longer a field the more there are. */
const MOST_FIELDS = 60;

/** Reads a form, in memory and up to so many bytes. Refuses `foreign-origin`, `too-large` and `bad-form`. */
export async function readForm(c: Context, max: number): Promise<PostedForm> {
  refuseForeignForm(c);
  const type = c.req.header('content-type') ?? '';
  const alone = type.startsWith(FIELDS_ALONE);
  const body = Buffer.from(await readAtMost(c.req.raw, alone ? Math.min(max, MOST_ALONE) : max));
  refuseMany(body, alone ? '&' : boundaryOf(type));
  const parts = alone ? [...new URLSearchParams(body.toString('utf8'))] : await inParts(type, body);
  const files = parts.flatMap(([, value]) => (typeof value === 'string' || value.size === 0 ? [] : [value]));
  const texts = new Map(parts.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : [])));
  return {
    text: (field) => visibleText((texts.get(field) ?? '').replaceAll('\u0000', '').toWellFormed()),
    files: await Promise.all(
      files.map(async (file) => ({
        name: visibleText(file.name),
        bytes: new Uint8Array(await file.arrayBuffer()),
      })),
    ),
  };
}

/**
 * A page that tells nobody where somebody came from sends its forms with the origin `null`, so that alone is no sign of
 * another site; newer browsers say the same in Sec-Fetch-Site. No cookie goes along either way.
 */
function refuseForeignForm(c: Context): void {
  const site = c.req.header('sec-fetch-site');
  if (site && site !== 'same-origin' && site !== 'none') throw refuse('foreign-origin', 403);
  const origin = c.req.header('origin') ?? 'null';
  if (origin !== 'null' && (!URL.canParse(origin) || new URL(origin).host !== c.req.header('host')))
    throw refuse('foreign-origin', 403);
}

/**
 * What stands between the parts of a form with files. The one plain way of saying it, or the parser might read another
 * than was counted. Refuses `bad-form`.
 */
function boundaryOf(type: string): string {
  const [, boundary] = /^multipart\/form-data; ?boundary=([0-9A-Za-z'()+_./:-]{1,70})$/i.exec(type) ?? [];
  if (!boundary) throw refuse('bad-form', 400);
  return `--${boundary}`;
}

/** Counts before anything is parsed. */
function refuseMany(body: Buffer, between: string): void {
  let count = 0;
  for (let at = body.indexOf(between); at >= 0; at = body.indexOf(between, at + between.length))
    if (++count > MOST_FIELDS) throw refuse('bad-form', 400);
}

async function inParts(type: string, body: Buffer): Promise<[string, FormDataEntryValue][]> {
  try {
    const form = await new Response(new Blob([new Uint8Array(body)]), { headers: { 'content-type': type } }).formData();
    return [...form.entries()];
  } catch {
    throw refuse('bad-form', 400);
  }
}
