import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFileSync } from 'node:fs';
import { lineCodes } from './line-codes.ts';

const wordsOf = (room: string, locale: string) =>
  JSON.parse(readFileSync(new URL(`../../../${room}/words/${locale}.json`, import.meta.url), 'utf8')) as Record<
    string,
    string
  >;
const rooms = ['cases', 'rights', 'network', 'tasks', 'screening'];
const all = Object.assign({}, ...rooms.map((room) => wordsOf(room, 'sr-Latn'))) as Record<string, string>;

test('a consent names what for by a code and to whom on sealed paper; a referral what came of it and which house', () => {
  const consent = lineCodes({
    kind: 'consent.given',
    said: { purpose: 'referral', recipient: 'Sigurna kuća Lastavica' },
  });
  assert.deepEqual(consent, { what: 'rights.purpose.referral', why: null, words: 'Sigurna kuća Lastavica' });
  const referral = lineCodes({
    kind: 'referral.answered',
    said: { organisation: 'Lastavica', outcome: 'unavailable' },
  });
  assert.deepEqual(referral, { what: 'network.outcome.unavailable', why: null, words: 'Lastavica' });
  const accepted = { organisation: 'Lastavica', answer: 'accepted', outcome: '' };
  const { what } = lineCodes({ kind: 'referral.answered', said: accepted });
  assert.equal(what, 'network.state.accepted');
  assert.ok(all[what], 'nothing has come of it yet: it says what the house answered');
});

test('why a risk is what it is, words of a status and the name of a document are sealed, the reason of a closing is a code', () => {
  assert.equal(
    lineCodes({ kind: 'risk.set', said: { level: 'high', reason: 'gazda zna adresu' } }).words,
    'gazda zna adresu',
  );
  const closed = { status: 'closed', reason: 'clients_wish', words: 'otišla kod sestre' };
  assert.deepEqual(lineCodes({ kind: 'status.set', said: closed }), {
    what: 'cases.code.status.closed',
    why: 'cases.code.closing.clients_wish',
    words: 'otišla kod sestre',
  });
  assert.equal(lineCodes({ kind: 'document.added', said: { name: 'ugovor.pdf' } }).words, 'ugovor.pdf');
});

test('every code a line can name has its word, and a line without any still has its message', () => {
  const named = [
    { kind: 'screening.finished', said: { result: 'strong_indication' } },
    { kind: 'screening.finished', said: { result: 'checklist', present: '3', of: '11' } },
    { kind: 'screening.decided', said: { decision: 'presumed_victim' } },
    { kind: 'assessment.set', said: { status: 'presumed' } },
    { kind: 'identification.set', said: { status: 'referred' } },
    { kind: 'task.done', said: { kind: 'plan' } },
    { kind: 'clock.started', said: { clock: 'reflection_period' } },
    { kind: 'person.ended', said: { role: 'family' } },
  ];
  for (const line of named) assert.ok(all[lineCodes(line).what ?? ''], line.kind);
  assert.deepEqual(lineCodes({ kind: 'referral.made', said: {} }), { what: null, why: null, words: '' });
});

test('in no message do sealed words stand outside sealed paper', () => {
  for (const locale of ['sr-Latn', 'en'])
    for (const [key, message] of Object.entries(wordsOf('cases', locale)))
      if (key.startsWith('cases.line.')) {
        const open = message.replaceAll('<s>{words}</s>', '');
        assert.doesNotMatch(open, /\{(words|reason|name|recipient|organisation)\}/, `${locale} ${key}`);
      }
});
