import assert from 'node:assert/strict';
import { test } from 'node:test';
import { borderOf } from './border.ts';

test('internal only where everywhere she was taken is where she comes from; nothing is guessed', () => {
  const table = [
    ['RS', null, ['RS'], 'internal'],
    ['RS', null, ['AT'], 'cross_border'],
    ['RS', ['HU'], ['RS'], 'cross_border'],
    ['RS', [], ['RS', 'DE'], 'cross_border'],
    ['VN', null, ['RS'], 'cross_border'],
    [null, null, ['RS'], null],
    ['RS', null, null, null],
    ['unknown', null, ['RS'], null],
    ['RS', ['refused'], ['unknown'], null],
    ['RS', ['unknown'], ['RS'], 'internal'],
  ] as const;
  for (const [origin, transit, destination, wanted] of table) {
    const list = (codes: readonly string[] | null) => (codes ? [...codes] : null);
    const found = borderOf({ origin, transit: list(transit), destination: list(destination) });
    assert.equal(found, wanted, JSON.stringify([origin, transit, destination]));
  }
});
