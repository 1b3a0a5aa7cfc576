import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { runInNewContext } from 'node:vm';
import { workDone } from '#vault/index.ts';

const script = readFileSync(new URL('../../site/looks/work.js', import.meta.url), 'utf8');
type Press = { target: object; submitter: { value: string }; preventDefault(): void; stopImmediatePropagation(): void };

/** A page with a form that carries a challenge, as far as the script looks at it. */
function pageWith(bits: number) {
  let hear: ((press: Press) => void) | null = null;
  const { promise: sentAgain, resolve } = Promise.withResolvers<object>();
  const form = { requestSubmit: resolve };
  const field = { form, value: '', dataset: { challenge: 'izazov', bits: String(bits) } };
  const document = { querySelector: () => field };
  const addEventListener = (_kind: string, heard: typeof hear) => void (hear = heard);
  runInNewContext(script, { document, addEventListener, crypto, TextEncoder, Uint8Array });
  const press = (value: string) => {
    let held = false;
    const submitter = { value };
    const hold = () => void (held = true);
    hear?.({ target: form, submitter, preventDefault: hold, stopImmediatePropagation: () => undefined });
    return { held, submitter };
  };
  return { field, press, sentAgain };
}

test('the script of a page finds what the server takes for work, and a button pressed too early is pressed again by it', async () => {
  const { field, press, sentAgain } = pageWith(10);
  const { held, submitter } = press('send');
  assert.equal(held, true);
  assert.equal(await sentAgain, submitter);
  assert.ok(workDone('izazov', field.value) >= 10);
  assert.equal(press('send').held, false, 'and afterwards nothing is held back');
});

test('where no work is asked nothing is held back, nor is a button that sends nothing', () => {
  assert.equal(pageWith(0).press('send').held, false);
  assert.equal(pageWith(10).press('change:words').held, false);
});
