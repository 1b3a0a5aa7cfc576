import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('./main.ts', import.meta.url));

/** The command with a port no start would pass, so that one that wrongly starts ends at once, touching no folder. */
function astra(words: string[], lang = 'C') {
  const env = { PATH: process.env['PATH'], LANG: lang, ASTRA_PORT: '0' };
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...words], { env, encoding: 'utf8' });
  return { status, stdout, stderr };
}

test('whoever asks for help is told, and nothing starts', () => {
  const told = astra(['help']);
  assert.equal(told.status, 0);
  assert.match(told.stdout, /^astra serve /m);
  for (const words of [['--help'], ['-h'], ['serve', '--help'], ['demo', '-h'], ['audit', '--help'], []])
    assert.deepEqual(astra(words), told, words.join(' '));
});

test('a command with something behind it that it does not know is refused, not started', () => {
  for (const words of [['serve', 'now'], ['demo', '--port=80'], ['help', 'serve'], ['start']]) {
    const { status, stderr } = astra(words);
    assert.equal(status, 1);
    assert.match(stderr, new RegExp(`There is no command .${words.join(' ')}.\\.`));
  }
});

test('in Serbian Cyrillic the commands stay as they are typed', () => {
  const { stdout } = astra(['help'], 'sr_RS.UTF-8');
  assert.match(stdout, /покреће/);
  for (const typed of ['astra serve', 'astra demo', 'astra audit verify', 'astra ring', 'astra help', './data'])
    assert.ok(stdout.includes(typed), typed);
});
