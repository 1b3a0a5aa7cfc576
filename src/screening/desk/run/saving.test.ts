import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RunChange, RunField, RunSaveAnswer, RunValue } from '../../shared.ts';
import { createRunSaving, valueOf, wouldLose, type Delivery, type Wires } from './saving.ts';

const yes: RunValue = { given: 'present', whose: 'client', day: null };
const no: RunValue = { given: 'absent', whose: 'client', day: null };
const at = '2026-11-23T20:45:12.000Z';
const field = (value: RunValue, version: number, by = 'vesna'): RunField => ({ value, version, by, at });

/** A world of its own: time stands still until `pass`, and requests wait for `answer`. */
function world(known: Record<string, RunField> = {}) {
  const timers = new Set<() => void>();
  const sent: RunChange[][] = [];
  const answers: ((delivery: Delivery) => void)[] = [];
  let refetched = 0;
  const wires: Wires = {
    me: 'milica',
    now: () => Date.parse(at),
    refetch: () => (refetched += 1),
    wait: (_ms, run) => {
      timers.add(run);
      return () => void timers.delete(run);
    },
    send: (changes) => {
      sent.push(changes);
      return new Promise((resolve) => {
        answers.push(resolve);
      });
    },
  };
  const saving = createRunSaving(wires, known);
  const pass = () => {
    for (const run of [...timers]) {
      timers.delete(run);
      run();
    }
  };
  const answer = async (delivery: Delivery) => {
    answers.shift()?.(delivery);
    await Promise.resolve();
    await Promise.resolve();
  };
  const saved = (...codes: string[]): RunSaveAnswer => ({
    saved: codes.map((code) => ({ field: code, version: 1, at })),
    clashes: [],
  });
  return { saving, sent, pass, answer, saved, refetched: () => refetched };
}

test('an answer goes up after a pause, with the version it was based on, and is then kept', async () => {
  const { saving, sent, pass, answer, saved } = world({ 'D5.01': field(no, 3) });
  saving.write('D5.01', yes);
  saving.write('D5.02', yes);
  assert.equal(sent.length, 0);
  pass();
  assert.deepEqual(sent[0], [
    { field: 'D5.01', value: yes, basedOn: 3 },
    { field: 'D5.02', value: yes, basedOn: 0 },
  ]);
  assert.ok(wouldLose(saving.now()));
  await answer({ kind: 'answered', answer: saved('D5.01', 'D5.02') });
  assert.ok(!wouldLose(saving.now()));
  assert.deepEqual(valueOf(saving.now(), 'D5.02'), yes);
});

test('an answer changed while it was on its way is sent again on top of itself', async () => {
  const { saving, sent, pass, answer, saved } = world();
  saving.write('D4.01', yes);
  pass();
  saving.write('D4.01', no);
  await answer({ kind: 'answered', answer: saved('D4.01') });
  pass();
  assert.deepEqual(sent[1], [{ field: 'D4.01', value: no, basedOn: 1 }]);
});

test('without a connection nothing is lost: it waits and is sent again', async () => {
  const { saving, sent, pass, answer, saved } = world();
  saving.write('D4.01', yes);
  pass();
  await answer({ kind: 'away' });
  assert.deepEqual(valueOf(saving.now(), 'D4.01'), yes);
  assert.equal(saving.now().failures, 1);
  pass();
  assert.deepEqual(sent[1], sent[0]);
  await answer({ kind: 'answered', answer: saved('D4.01') });
  assert.equal(saving.now().failures, 0);
});

test('where somebody else answered both stay in sight and nothing more is sent until somebody decides', async () => {
  const { saving, sent, pass, answer } = world();
  saving.write('D4.01', yes);
  pass();
  const theirs = field(no, 1);
  await answer({ kind: 'answered', answer: { saved: [], clashes: [{ field: 'D4.01', yours: yes, theirs }] } });
  assert.deepEqual(saving.now().clashes['D4.01'], theirs);
  assert.deepEqual(valueOf(saving.now(), 'D4.01'), yes);
  pass();
  assert.equal(sent.length, 1);
  saving.decide('D4.01', yes);
  pass();
  assert.deepEqual(sent[1], [{ field: 'D4.01', value: yes, basedOn: 1 }]);
});

test('an own answer whose receipt was lost is no conflict', async () => {
  const { saving, sent, pass, answer } = world();
  saving.write('D4.01', no);
  pass();
  const theirs = field(yes, 1, 'milica');
  await answer({ kind: 'answered', answer: { saved: [], clashes: [{ field: 'D4.01', yours: no, theirs }] } });
  assert.deepEqual(saving.now().clashes, {});
  pass();
  assert.deepEqual(sent[1], [{ field: 'D4.01', value: no, basedOn: 1 }]);
});

test('a refusal stops the sending and keeps the answer on the screen', async () => {
  const { saving, sent, pass, answer } = world();
  saving.write('D4.01', yes);
  pass();
  await answer({ kind: 'refused', code: 'run-finished' });
  assert.equal(saving.now().refused, 'run-finished');
  pass();
  assert.equal(sent.length, 1);
  assert.ok(wouldLose(saving.now()));
});

test('a colleague\u2019s change is read, an own one coming back is not', async () => {
  const { saving, pass, answer, saved, refetched } = world();
  saving.write('D4.01', yes);
  pass();
  await answer({ kind: 'answered', answer: saved('D4.01') });
  saving.heard();
  assert.equal(refetched(), 0);
  saving.heard();
  assert.equal(refetched(), 1);
  saving.merge({ 'D4.02': field(no, 1), 'D4.01': field(no, 0) });
  assert.deepEqual(valueOf(saving.now(), 'D4.02'), no);
  assert.deepEqual(valueOf(saving.now(), 'D4.01'), yes, 'an older version does not come back');
});
