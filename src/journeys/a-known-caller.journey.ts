import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { launchChromium, look } from '#testing/chromium.ts';
import { tellFailure } from '#testing/tell-failure.ts';
import { ask, pageOf } from '#testing/demo-people.ts';
import { handsOn } from '#testing/keyboard.ts';
import { startRealProgram, type RealProgram } from '#testing/real-program.ts';

let program: RealProgram;
let browser: Browser;

tellFailure(() => ({ browser, program }));
before(async () => {
  program = await startRealProgram('demo');
  browser = await launchChromium();
});
after(async () => {
  await browser?.close();
  await program?.stop();
});

type Fields = Record<string, { version: number; value: Record<string, unknown> }>;
type People = {
  people: { id: string; file: { numbers: { id: string }[]; fields?: Fields } | null; card: { fields?: Fields } }[];
};
type Overrides = { overrides: { reason: string | null }[] };

const DAY_MS = 24 * 3_600_000;

/** The weekday in three days, 1 for Monday: certainly not now, wherever this runs. */
const anotherDay = () => new Date(Date.now() + 3 * DAY_MS).getUTCDay() || 7;

test('A known caller, and it is not safe to ring', async () => {
  const { desk } = program;
  const milica = await pageOf(browser, desk, 'Milica Stanojev');
  await milica.getByRole('heading', { name: 'What waits' }).waitFor();
  await milica.keyboard.press('c');
  await milica.waitForURL('**/contacts/*');
  const id = milica.url().split('/').at(-1);

  // As the number is typed the known person appears, explained, with her rule before her name.
  await milica.getByRole('textbox', { name: 'New line: my note' }).waitFor();
  await handsOn(milica).write('Number', '+381 60 000 0128', { exact: true, by: 'Shift+Tab' });
  await milica.getByRole('button', { name: 'It is her' }).waitFor();
  const person = milica.getByRole('region', { name: 'Person' });
  const shown = await person.innerText();
  assert.ok(shown.indexOf('Read first') < shown.indexOf('Анђелија Ћурђин'), 'the rule stands before the name');
  assert.ok(!shown.includes('060 000 0128'), 'the number stays masked');
  await look(milica, 'known caller');
  await handsOn(milica).push('button', 'It is her');
  await milica.getByRole('button', { name: 'I have read it, show the number' }).waitFor();

  // Her rule does not allow this hour: the desk says so and when next, and the server keeps the number.
  const { people } = await ask<People>(milica, desk, 'GET', `/contacts/${id}/people`);
  const known = people[0];
  assert.ok(known?.file);
  const number = known.file.numbers[0]?.id;
  const fields = { ...known.card.fields, ...known.file.fields };
  const rule = fields['safe.telephone'];
  assert.ok(rule, `the rule is among ${Object.keys(fields).join(' ')}`);
  const hours = [{ days: [anotherDay()], from: 600, to: 660 }];
  await ask(milica, desk, 'PUT', `/people/${known.id}`, {
    changes: [{ field: 'safe.telephone', basedOn: rule.version, value: { ...rule.value, hours } }],
  });
  await milica.reload();
  await milica.getByRole('button', { name: 'I have read it, show the number' }).waitFor();
  await handsOn(milica).push('button', 'I have read it, show the number');
  await milica.getByText('It is not safe to call now.').waitFor();
  await look(milica, 'not safe to call');
  const asked = await milica.request.post(`${desk}/api/people/${known.id}/number`, { data: { number, contact: id } });
  assert.equal(asked.status(), 403);
  assert.equal(((await asked.json()) as { error: { code: string } }).error.code, 'not-safe-now');

  // With a reason she may, and the lead sees it.
  await ask(milica, desk, 'POST', `/people/${known.id}/number`, {
    number,
    contact: id,
    override: 'Zvala je i tražila poziv odmah',
  });
  const vesna = await pageOf(browser, desk, 'Vesna Ilić');
  const { overrides } = await ask<Overrides>(vesna, desk, 'GET', '/overrides');
  assert.ok(overrides.some(({ reason }) => reason === 'Zvala je i tražila poziv odmah'));

  // A number and a tie more for her file: after each the keyboard is back where it was asked for.
  await milica.goto(`${desk}/people/${known.id}`);
  const hers = handsOn(milica);
  const isOn = (name: string) => milica.waitForFunction((text) => document.activeElement?.textContent === text, name);
  await hers.push('button', 'Add a number', { most: 90 });
  await hers.type('060 000 0199');
  await hers.press('Enter');
  await isOn('Add a number');
  await hers.push('button', 'Add a tie');
  await hers.push('button', 'Cancel');
  await isOn('Add a tie');

  // What was taken away by a slip is back by one key: her tie to somebody, and herself on the contact.
  const aunt = { names: [{ text: 'Ljiljana Ras', kind: 'other' }] };
  const { id: other } = await ask<{ id: string }>(milica, desk, 'POST', '/people', aunt);
  await ask(milica, desk, 'POST', `/people/${known.id}/ties`, { other, kind: 'other_family' });
  await milica.reload();
  const tied = milica.getByRole('link', { name: 'Ljiljana Ras' });
  await tied.waitFor();
  await hers.push('button', 'Remove the tie', { most: 90 });
  await tied.waitFor({ state: 'detached' });
  await hers.press('z');
  await tied.waitFor();
  await milica.goto(`${desk}/contacts/${id}`);
  const card = milica.getByRole('article', { name: 'Person', exact: true });
  await card.waitFor();
  await hers.push('button', 'Not her, unlink', { by: 'Shift+Tab', most: 90 });
  await card.waitFor({ state: 'detached' });
  await hers.press('Alt+z');
  await card.waitFor();
});
