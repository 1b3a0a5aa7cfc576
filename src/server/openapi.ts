import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { verbOf, type Access, type Route, type SignedRoute } from '#kernel/route.ts';
import type { Words } from '#kernel/words.ts';
import { checkout } from './checkout.ts';

/** What stands in a document of the OpenAPI: plain JSON. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Schema = { [key: string]: Json };

/** A refusal as every address of the desk gives it: a code that the words know, and details without anybody's words. */
const REFUSAL: Schema = {
  type: 'object',
  required: ['error'],
  properties: {
    error: {
      type: 'object',
      required: ['code', 'details'],
      properties: { code: { type: 'string', pattern: '^[a-z0-9-]+$' }, details: { type: 'object' } },
    },
  },
};

const SIGNED_HEADERS = ['Astra-Sender', 'Astra-Time', 'Astra-Nonce', 'Astra-Signature'];

/**
 * The HTTP interface as an OpenAPI 3.1 document, made from the declared routes: address, permission (`x-permission`),
 * kind of audit line (`x-audit`), body by its schema, refusals by status. What an answer holds is typed in the
 * modules' `shared.ts` and not repeated here: an answer is an object.
 */
export function openApi(routes: Route[], signed: SignedRoute[], words: Words): Schema {
  const say = (key: string) => words.say('en', key);
  const paths: { [path: string]: Schema } = {};
  for (const route of routes) {
    const path = `/desk/api${inBraces(route.path)}`;
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route, words, say) };
  }
  for (const route of signed)
    paths[inBraces(route.path)] = { post: signedOperation(route, say), ...paths[inBraces(route.path)] };
  return {
    openapi: '3.1.0',
    info: {
      title: 'Astra',
      version: version(),
      description: say('server.openapi.about'),
      license: { name: 'AGPL-3.0-only', identifier: 'AGPL-3.0-only' },
    },
    servers: [{ url: '/' }],
    paths,
    components: {
      schemas: { Refusal: REFUSAL },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'astra', description: say('server.openapi.session') },
        setup: { type: 'apiKey', in: 'cookie', name: 'astra-setup', description: say('server.openapi.setup') },
      },
    },
  };
}

type Say = (key: string) => string;

function operation(route: Route, words: Words, say: Say): Schema {
  const verb = verbOf(route.access);
  const { body, parameters } = inputOf(route);
  return {
    operationId: idOf(route),
    summary: verb ? words.say('en', `staff.verb.${verb}`) : say(`server.openapi.access.${String(route.access)}`),
    tags: [tagOf(route.path)],
    security: securityOf(route.access),
    'x-audit': route.audit,
    ...(verb ? { 'x-permission': verb } : {}),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(body ? { requestBody: { required: true, content: { 'application/json': { schema: body } } } } : {}),
    responses: {
      '200': {
        description: say('server.openapi.done'),
        content: { 'application/json': { schema: { type: 'object' } } },
      },
      '4XX': {
        description: say('server.openapi.refused'),
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Refusal' } } },
      },
    },
  };
}

function signedOperation(route: SignedRoute, say: Say): Schema {
  const { body, parameters } = inputOf(route);
  const headers = SIGNED_HEADERS.map((name) => ({ name, in: 'header', required: true, schema: { type: 'string' } }));
  return {
    operationId: idOf(route),
    summary: say('server.openapi.access.signed'),
    tags: ['telephone'],
    'x-audit': route.audit,
    parameters: [...parameters, ...headers],
    requestBody: { required: true, content: { 'application/json': { schema: body ?? {} } } },
    responses: {
      '200': { description: say('server.openapi.done') },
      '4XX': {
        description: say('server.openapi.refused'),
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Refusal' } } },
      },
    },
  };
}

/** A route's input parted into what stands in its address and what comes as a body. */
function inputOf({ path, method, input }: Pick<Route, 'path' | 'method' | 'input'>): {
  body: Schema | null;
  parameters: Json[];
} {
  const { $schema: _dialect, ...schema } = z.toJSONSchema(input, { io: 'input' }) as Schema;
  const properties = (schema['properties'] ?? {}) as Schema;
  const named = [...path.matchAll(/:([a-zA-Z]+)/g)].map(([, name]) => name ?? '');
  const parameters = named.map((name) => ({
    name,
    in: 'path',
    required: true,
    schema: properties[name] ?? { type: 'string' },
  }));
  return { parameters, body: method === 'GET' ? null : without(schema, named) };
}

/** A schema of objects without some of its fields, whichever way it joins several. */
function without(schema: Schema, names: string[]): Schema {
  const left = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, narrowed(key, value, names)]));
  if (Array.isArray(left['required']) && left['required'].length === 0) delete left['required'];
  return left;
}

function narrowed(key: string, value: Json, names: string[]): Json {
  if (key === 'required' && Array.isArray(value)) return value.filter((name) => !names.includes(String(name)));
  if (key === 'properties')
    return Object.fromEntries(Object.entries(value as Schema).filter(([name]) => !names.includes(name)));
  if (['allOf', 'anyOf', 'oneOf'].includes(key)) return (value as Schema[]).map((part) => without(part, names));
  return value;
}

function securityOf(access: Access): Json[] {
  if (access === 'open') return [];
  return access === 'setup' ? [{ setup: [] }] : [{ session: [] }];
}

const inBraces = (path: string) => path.replaceAll(/:([a-zA-Z]+)/g, '{$1}');

/** `POST /cases/:id/notes` as `postCasesByIdNotes`. */
function idOf({ method, path }: Pick<Route, 'method' | 'path'>): string {
  const parts = path.split(/[/-]/).filter(Boolean);
  return method.toLowerCase() + parts.map((part) => capital(part.replace(/^:/, 'by-'))).join('');
}

const capital = (text: string) => text.replaceAll(/(^|-)([a-z])/g, (_, __, letter: string) => letter.toUpperCase());

const tagOf = (path: string) => path.split('/')[1] ?? '';

function version(): string {
  const text = readFileSync(join(checkout, 'package.json'), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
}
