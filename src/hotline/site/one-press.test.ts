import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { runInNewContext } from 'node:vm';

const script = readFileSync(new URL('../../site/looks/x.js', import.meta.url), 'utf8');

/** A page of the site as far as the script of its way out looks at it when a form is sent. */
function pageWithForm() {
  const heard = new Map<string, (event: object) => void>();
  const hear = (kind: string, hears: (event: object) => void) => void heard.set(kind, hears);
  const out = { parentElement: { appendChild: () => undefined }, dataset: {} };
  const document = {
    querySelector: () => out,
    createElement: () => ({ setAttribute: () => undefined }),
    addEventListener: hear,
  };
  const answers: PromiseWithResolvers<object>[] = [];
  const fetch = () => {
    const answer = Promise.withResolvers<object>();
    answers.push(answer);
    return answer.promise;
  };
  const { promise: sentByBrowser, resolve } = Promise.withResolvers<void>();
  const form = { method: 'post', enctype: 'multipart/form-data', action: '/lat/p', submit: resolve };
  const window = { fetch, addEventListener: hear };
  runInNewContext(script, { document, window, fetch, location: {}, FormData: Object });
  let held = 0;
  const press = () => heard.get('submit')?.({ target: form, preventDefault: () => (held += 1) });
  return { press, answers, sentByBrowser, held: () => held };
}

test('a form pressed twice goes once; where its way was cut the browser sends it, and it can be pressed again', async () => {
  const { press, answers, sentByBrowser, held } = pageWithForm();
  press();
  press();
  assert.deepEqual([answers.length, held()], [1, 2]);
  answers[0]?.reject(new TypeError('no way'));
  await sentByBrowser;
  press();
  assert.equal(answers.length, 2);
});
