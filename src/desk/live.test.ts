import type { QueryClient } from '@tanstack/react-query';
import assert from 'node:assert/strict';
import { after, afterEach, beforeEach, describe, mock, test } from 'node:test';
import { startLive } from './live.ts';

const real = { EventSource: globalThis.EventSource, fetch: globalThis.fetch };
const SECOND = 1000;

/** A stream as the browser gives it, spoken to by the test. */
type Stream = {
  closed: boolean;
  beat: () => void;
  onopen: () => void;
  onerror: () => void;
  onmessage: (message: { data: string }) => void;
};
let streams: Stream[] = [];

function openStream() {
  const heard: Record<string, () => void> = {};
  const stream = {
    closed: false,
    onopen: () => undefined,
    onerror: () => undefined,
    onmessage: () => undefined,
    addEventListener: (name: string, hear: () => void) => void (heard[name] = hear),
    close: () => void (stream.closed = true),
    beat: () => heard['beat']?.(),
  };
  streams.push(stream);
  return stream;
}

/** As a constructor, which a plain function that gives an object is. */
function FakeSource() {
  return openStream();
}

let asked = 0;
const queries = { invalidateQueries: async () => void (asked += 1) } as unknown as QueryClient;
const newest = () => streams.at(-1);
let stop = () => undefined as void;

after(() => Object.assign(globalThis, real));

describe('the live stream of a desk', () => {
  beforeEach(() => {
    Object.assign(globalThis, { EventSource: FakeSource, fetch: async () => Response.error() });
    mock.timers.enable({ apis: ['setTimeout'] });
    streams = [];
    stop = startLive(queries);
  });
  afterEach(() => {
    stop();
    mock.timers.reset();
  });

  test('a connection that went dead without a word is given up and made anew, and everything is asked again', () => {
    const first = newest();
    first?.onopen();
    mock.timers.tick(20 * SECOND);
    first?.beat();
    mock.timers.tick(49 * SECOND);
    assert.equal(first?.closed, false, 'the last beat was less than fifty seconds ago');
    mock.timers.tick(2 * SECOND);
    assert.equal(first?.closed, true);
    mock.timers.tick(30 * SECOND);
    assert.ok(streams.length > 1, 'another connection is tried');
    asked = 0;
    newest()?.onopen();
    assert.equal(asked, 1);
  });

  test('one that is never answered is given up too', () => {
    mock.timers.tick(51 * SECOND);
    assert.equal(streams[0]?.closed, true);
  });

  test('facts count as life, and a desk that was left tries no more', () => {
    const first = newest();
    first?.onopen();
    mock.timers.tick(45 * SECOND);
    first?.onmessage({ data: '{"kind":"ring.changed","id":"a"}' });
    mock.timers.tick(45 * SECOND);
    assert.equal(first?.closed, false);
    stop();
    mock.timers.tick(600 * SECOND);
    assert.equal(streams.length, 1);
  });
});
