import { QueryClient, QueryObserver } from '@tanstack/react-query';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as soon } from 'node:timers/promises';
import { askAgainWhatWasOvertaken } from './overtaken.ts';

const queryKey = ['rings'];

/** A screen that shows what rings, and a server that answers when the test says so. */
function screen(t: { after: (fn: () => void) => void }) {
  const queries = new QueryClient({ defaultOptions: { queries: { networkMode: 'always', retry: false } } });
  askAgainWhatWasOvertaken(queries);
  const asked: { answer: (rings: string[]) => void; fail: (why: Error) => void }[] = [];
  const queryFn = () => {
    const { promise, resolve, reject } = Promise.withResolvers<string[]>();
    asked.push({ answer: resolve, fail: reject });
    return promise;
  };
  const observer = new QueryObserver(queries, { queryKey, queryFn });
  const stop = observer.subscribe(() => {});
  t.after(() => {
    stop();
    queries.clear();
  });
  const told = () => void queries.invalidateQueries({ queryKey });
  return { asked, told, shown: () => observer.getCurrentResult().data };
}

test('a fact told while the first answer is on the way is not lost: it is asked once more', async (t) => {
  const { asked, told, shown } = screen(t);
  told();
  told();
  asked[0]?.answer([]);
  await soon();
  assert.equal(asked.length, 2);
  asked[1]?.answer(['it rings']);
  await soon();
  assert.deepEqual(shown(), ['it rings']);
  assert.equal(asked.length, 2, 'and not a third time');
});

test('nothing is asked twice where nothing was told, or an answer stands there already', async (t) => {
  const { asked, told } = screen(t);
  asked[0]?.answer([]);
  await soon();
  assert.equal(asked.length, 1);
  told();
  await soon();
  asked[1]?.answer(['it rings']);
  await soon();
  assert.equal(asked.length, 2);
});

test('where the first answer fails, the next asking is an asking like any other', async (t) => {
  const { asked, told } = screen(t);
  told();
  asked[0]?.fail(new Error('gone'));
  await soon();
  told();
  await soon();
  asked[1]?.answer([]);
  await soon();
  assert.equal(asked.length, 2);
});
