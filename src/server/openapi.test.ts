import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Validator } from '@seriousme/openapi-schema-validator';
import { telephoneRoutes } from '#hotline/index.ts';
import { verbOf } from '#kernel/route.ts';
import { createWords } from '#kernel/words.ts';
import { allWords } from './all-words.ts';
import { allRoutes } from './app.ts';
import { openApi } from './openapi.ts';

type Operation = {
  operationId: string;
  summary: string;
  parameters?: { name: string; in: string }[];
  requestBody?: { content: { 'application/json': { schema: { required?: string[]; properties?: object } } } };
  security?: object[];
  'x-permission'?: string;
};

const routes = allRoutes(() => null);
const document = openApi(routes, telephoneRoutes, createWords(allWords));
const paths = document['paths'] as unknown as Record<string, Record<string, Operation>>;
const operations = Object.values(paths).flatMap((methods) => Object.values(methods));
const operationOf = (method: string, path: string) => paths[path]?.[method];

test('the interface is described by a document that the standard accepts', async () => {
  const { valid, errors } = await new Validator().validate(structuredClone(document));
  assert.deepEqual(errors ?? [], []);
  assert.ok(valid);
});

test('every address stands in it once, with its permission and a summary in words', () => {
  assert.equal(operations.length, routes.length + telephoneRoutes.length);
  assert.equal(new Set(operations.map((operation) => operation.operationId)).size, operations.length);
  for (const route of routes) {
    const path = `/desk/api${route.path.replaceAll(/:([a-zA-Z]+)/g, '{$1}')}`;
    const operation = operationOf(route.method.toLowerCase(), path);
    assert.equal(operation?.['x-permission'] ?? null, verbOf(route.access), path);
    assert.ok(operation?.summary && !operation.summary.includes('.verb.'), path);
  }
});

test('what stands in the address is no part of the body, and what must be sent is said', () => {
  const note = operationOf('post', '/desk/api/contacts/{id}/case');
  assert.deepEqual(
    note?.parameters?.map(({ name, in: place }) => [name, place]),
    [['id', 'path']],
  );
  const { schema = {} } = note?.requestBody?.content['application/json'] ?? {};
  assert.ok(!('id' in (schema.properties ?? {})));
  assert.ok(schema.required?.includes('risk'));
});

test('an open address asks for no cookie, all others for one', () => {
  assert.deepEqual(operationOf('post', '/desk/api/sign-in')?.security, []);
  const closed = routes.filter(({ access }) => access !== 'open').length;
  assert.equal(operations.filter(({ security = [] }) => security.length > 0).length, closed);
});
