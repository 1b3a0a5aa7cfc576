import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test } from 'node:test';
import { refuse } from '#kernel/errors.ts';
import { beatArchive } from './archive-beat.ts';
import { makeLog } from './log.ts';

test('an archive that cannot be written is not counted as done; when it goes on, it is, and the log says both', async (t) => {
  t.mock.method(console, 'error', () => undefined);
  const said: string[] = [];
  const tried = new EventTarget();
  const log = { ...makeLog((line) => void said.push((JSON.parse(line) as { event: string }).event)) };
  const keeper = {
    beat: async () => {
      queueMicrotask(() => tried.dispatchEvent(new Event('once')));
      throw refuse('archive-not-written', 503, { file: 'x' });
    },
    finish: async () => undefined,
  };
  const first = once(tried, 'once');
  const archiving = beatArchive(keeper, 'x', { ...log, done: (what) => void said.push(what) }, new AbortController());
  await first;
  await archiving.stop();
  assert.deepEqual(said, ['archive.failed', 'archive', 'archive.again']);
});
