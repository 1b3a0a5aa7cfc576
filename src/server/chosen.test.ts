import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createWords } from '#kernel/words.ts';
import { chosen } from './chosen.ts';
import { allWords } from './all-words.ts';

const ask = (line: string) => chosen(line === '' ? [] : line.split(' '), ['serve', 'demo', 'audit', 'help']);

test('whoever asks for help is told, and nothing starts', () => {
  for (const line of ['', 'help', '--help', '-h', 'serve --help', 'demo -h', 'audit --help'])
    assert.deepEqual(ask(line), { name: 'help', args: [] }, line);
});

test('a command with something behind it that it does not know is refused, not started', () => {
  for (const line of ['serve now', 'demo --port=80', 'help serve', 'start', 'toString']) assert.equal(ask(line), null);
  assert.deepEqual(ask('serve'), { name: 'serve', args: [] });
  assert.deepEqual(ask('audit verify file'), { name: 'audit', args: ['verify', 'file'] });
});

test('in Serbian Cyrillic the commands stay as they are typed', () => {
  const told = createWords(allWords).say('sr-Cyrl', 'server.cli.help');
  assert.match(told, /покреће/);
  for (const typed of ['astra serve', 'astra demo', 'astra audit verify', 'astra ring', 'astra help', './data'])
    assert.ok(told.includes(typed), typed);
});
