import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onlyHere } from './only-here.ts';

test('an address of this computer alone is known, so that nobody is sent to one from elsewhere', () => {
  for (const host of ['127.0.0.1', '127.1.2.3', 'localhost', 'astra.localhost', '[::1]'])
    assert.equal(onlyHere(host), true, host);
  for (const host of ['192.168.1.20', 'astra.svetionik.example', 'localhost.example', '127.example', '[fe80::1]'])
    assert.equal(onlyHere(host), false, host);
});
