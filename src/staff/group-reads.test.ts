import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AuditLine } from '#audit/index.ts';
import { groupReads } from './group-reads.ts';

const line = (minute: number, over: Partial<AuditLine> = {}): AuditLine => ({
  ...{ id: `line-${minute}`, at: new Date(Date.UTC(2026, 10, 23, 20, minute)), actor: 'milica', verb: 'list' },
  ...{ kind: 'read', outcome: 'done', dossiers: ['d'], detail: null, other: null, ...over },
});
const told = (lines: AuditLine[]) =>
  groupReads(lines).map(({ newest, oldest, times }) => [newest.id, oldest.id, times]);

test('reads that follow each other and are the same are one row: how often, the first and the last', () => {
  assert.deepEqual(told([line(9), line(8), line(7), line(6, { actor: 'vesna' }), line(5)]), [
    ['line-9', 'line-7', 3],
    ['line-6', 'line-6', 1],
    ['line-5', 'line-5', 1],
  ]);
});

test('another act, another outcome or another person meant is another row; writing, printing and refusals always are', () => {
  assert.equal(told([line(9), line(8, { verb: 'open' }), line(7, { other: 'jelena' })]).length, 3);
  assert.equal(told([line(9), line(8, { outcome: 'not-found' })]).length, 2);
  for (const kind of ['write', 'print', 'grant', 'refusal', 'search'] as const)
    assert.equal(told([line(9, { kind }), line(8, { kind })]).length, 2, kind);
});
