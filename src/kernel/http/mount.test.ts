import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Hono } from 'hono';
import { z } from 'zod';
import type { Tx } from '../db.ts';
import { route, type Call } from '../route.ts';
import { mount, type AuditedCall, type Caller, type Plugs } from './mount.ts';

const DOSSIER = '7f0c5d9e-58a1-4c37-9d6f-2f4d3b1a6c10';
const her: Caller = { id: 'her', session: new Uint8Array(8), abilities: new Map(), locked: false, proved: true };

/** The lines left by a request whose transaction the database gives up once, after it has told what `first` tells. */
async function linesOf(first: 'goes-on' | 'detail'): Promise<AuditedCall[]> {
  const lines: AuditedCall[] = [];
  let attempts = 0;
  const plugs: Plugs<Caller> = {
    base: '',
    // As the database does it: what the first attempt wrote is undone.
    transaction: async (_actor, work) => {
      await work({} as Tx);
      lines.length = 0;
      return work({} as Tx);
    },
    authenticate: async () => her,
    setupAllowed: () => false,
    audit: async (_tx, line) => void lines.push(line),
    auditRefusal: async () => undefined,
    afterCommit: () => undefined,
    where: () => ({ source: '', secure: false, agent: '' }) as never,
    defect: assert.ifError,
  };
  const app = new Hono();
  const written = route({
    ...{ method: 'POST', path: '/write', access: 'signed-in', audit: 'write', input: z.object({}) },
    run: async (_tx: Tx, _who: Caller, _input, call: Call) => {
      attempts += 1;
      if (attempts === 1 && first === 'goes-on') call.goesOn();
      if (attempts === 1 && first === 'detail') call.detail(new Uint8Array(1));
      call.touch(attempts === 1 ? 'another' : DOSSIER);
    },
  });
  mount(app, [written], plugs);
  const headers = { 'content-type': 'application/json' };
  const answer = await app.request('http://localhost/write', { method: 'POST', body: '{}', headers });
  assert.equal(answer.status, 200);
  return lines;
}

test('what an attempt told that the database gave up is not told by the next one: its line is its own', async () => {
  for (const first of ['goes-on', 'detail'] as const)
    assert.deepEqual(
      (await linesOf(first)).map(({ dossiers, detail }) => [dossiers, detail]),
      [[[DOSSIER], null]],
      first,
    );
});
