import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeLists as lists } from '../codes.ts';
import { mappingSchema, readCall, strays } from './mapping.ts';
import fc from 'fast-check';
import { hostileText, spoilt } from '#testing/hostile-text.ts';

const mapping = mappingSchema.parse({
  source: 'dnevnik 2019',
  line: 'SOS linija',
  readers: 'leads',
  number: 'rb',
  columns: {
    day: 'datum',
    time: 'vreme',
    caller_name: 'ime',
    caller_number: 'telefon',
    call_type: 'vrsta',
    topics: 'teme',
    outcome: 'ishod',
    note: 'beleška',
  },
  values: {
    call_type: { prijava: 'suspicion_report' },
    outcome: { obrađeno: 'done' },
    topics: { posao: lists['topic']?.[0] ?? '' },
  },
  given: { channel: 'telephone', direction: 'incoming', outcome: 'done' },
});
const ROW = { rb: '17', datum: '5.3.2019.', vreme: '21:05', ime: 'Anđelija Ćurđin', telefon: '060 000 0555' };
const read = (over: Record<string, string>) =>
  readCall(mapping, (header) => ({ ...ROW, ...over })[header] ?? '', {
    lists,
    zone: 'Europe/Belgrade',
    today: '2026-11-26',
  });

test('a row becomes a call: its day as it was lived here, its codes by the mapping’s words, what is not said is not asked', () => {
  const call = read({ vrsta: 'prijava', teme: 'posao', beleška: 'Zvala iz govornice.' });
  assert.deepEqual(call, {
    ...{ day: '2019-03-05', year: 2019, hour: 21, began: '2019-03-05T20:05:00.000Z' },
    ...{ channel: 'telephone', direction: 'incoming', outcome: 'done', note: 'Zvala iz govornice.' },
    answers: {
      ...{ caller_name: 'Anđelija Ćurđin', caller_number: '060 000 0555', call_type: 'suspicion_report' },
      topics: [lists['topic']?.[0]],
    },
  });
});

test('without a time of day there is an hour to nobody, and no moment is made up', () => {
  const call = read({ vreme: '' });
  assert.deepEqual('reason' in call ? call : [call.hour, call.began], [null, null]);
});

const UNFIT: Record<string, [Record<string, string>, object]> = {
  'no day': [{ datum: '' }, { field: 'day', reason: 'missing' }],
  'a day that never was': [{ datum: '30.2.2019.' }, { field: 'day', reason: 'date' }],
  'a day that could be two': [{ datum: '05/03/2019' }, { field: 'day', reason: 'date' }],
  'a day to come': [{ datum: '2026-11-27' }, { field: 'day', reason: 'future' }],
  'a time that is none': [{ vreme: '25:10' }, { field: 'time', reason: 'time' }],
  'a word that is no code': [{ vrsta: 'nešto treće' }, { field: 'call_type', reason: 'code' }],
  'an outcome nobody knows': [{ ishod: 'možda' }, { field: 'outcome', reason: 'code' }],
  'a name without end': [{ ime: 'a'.repeat(300) }, { field: 'caller_name', reason: 'long' }],
};

for (const [name, [over, unfit]] of Object.entries(UNFIT))
  test(`a row with ${name} is refused by its field and the reason alone`, () => assert.deepEqual(read(over), unfit));

test('what a mapping names and is not there is said before a row is read', () => {
  assert.deepEqual(strays(mapping, Object.values(mapping.columns).concat('rb')), []);
  const wrong = { ...mapping, columns: { ...mapping.columns, boja: 'boja', handled_by: 'ime' } };
  assert.deepEqual(strays(wrong, Object.values(mapping.columns)), ['boja', 'handled_by', 'boja', 'rb']);
  const { day: _day, ...columns } = mapping.columns;
  assert.deepEqual(strays({ ...mapping, columns }, Object.values(mapping.columns).concat('rb')), ['day']);
});

test('whatever stands in a mapping or a cell, a row is a call of its day or refused by a field of ours, and repeats nothing', () => {
  const cell = fc.oneof(hostileText, fc.constantFrom('5.3.2019.', '2019-03-05', '21:05', 'prijava', 'posao|posao', ''));
  const row = fc.dictionary(
    fc.constantFrom('datum', 'vreme', 'ime', 'telefon', 'vrsta', 'teme', 'ishod', 'beleška'),
    cell,
  );
  fc.assert(
    fc.property(row, (over) => {
      const call = read(over);
      if ('reason' in call) return assert.ok(Object.hasOwn(mapping.columns, call.field), call.field);
      assert.match(call.day, /^\d{4}-\d\d-\d\d$/);
      for (const text of [call.note ?? '', ...Object.values(call.answers).flat()]) assert.equal(typeof text, 'string');
    }),
    { numRuns: 1500 },
  );
  fc.assert(
    fc.property(fc.oneof(spoilt(JSON.stringify(mapping)), hostileText), (text) => {
      const found = mappingSchema.safeParse(jsonOf(text));
      if (found.success) strays(found.data, ['datum', 'rb']);
    }),
    { numRuns: 500 },
  );
});

test('a cell that reads like something of the program is a word like any other', () => {
  assert.deepEqual(read({ ishod: 'constructor' }), { field: 'outcome', reason: 'code' });
  const coded = { ...mapping, values: { ...mapping.values, note: { isto: 'Kao gore.' } } };
  const said = (note: string) => {
    const call = readCall(coded, (header) => ({ ...ROW, beleška: note })[header] ?? '', {
      lists,
      zone: 'Europe/Belgrade',
      today: '2026-11-26',
    });
    return 'reason' in call ? call : call.note;
  };
  assert.deepEqual(['isto', 'toString', 'constructor'].map(said), ['Kao gore.', 'toString', 'constructor']);
});

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
