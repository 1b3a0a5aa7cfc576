import assert from 'node:assert/strict';
import { test } from 'node:test';
import { leadsTo } from './line-leads.ts';

test('a contact and a check have pages of their own; what was written into the case stands in one of its parts', () => {
  const ref = 'a record';
  assert.deepEqual(leadsTo({ kind: 'contact.attached', ref }), { contact: ref });
  assert.deepEqual(leadsTo({ kind: 'screening.finished', ref }), { run: ref });
  assert.deepEqual(leadsTo({ kind: 'screening.decided', ref }), { run: ref });
  const part = (kind: string) => leadsTo({ kind, ref });
  assert.deepEqual(part('document.added'), { part: 'documents' });
  assert.deepEqual(part('referral.answered'), { part: 'consents' });
  assert.deepEqual(part('consent.withdrawn'), { part: 'consents' });
  assert.deepEqual(part('clock.started'), { part: 'consents' });
  assert.deepEqual(part('task.done'), { part: 'tasks' });
  assert.deepEqual(part('person.added'), { part: 'people' });
});

test('what stands whole in its line, or beside every part, leads nowhere', () => {
  for (const kind of ['note.written', 'risk.set', 'status.set', 'owner.set', 'case.opened', 'assessment.set'])
    assert.equal(leadsTo({ kind, ref: 'a record' }), null, kind);
});
