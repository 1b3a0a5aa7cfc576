import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { found, join, ok, refused, type Founded, type Person } from '#testing/cast.ts';
import { startProgram, type Program } from '#testing/program.ts';
import type { AuditEntry } from './shared.ts';

let program: Program;
let house: Founded;
let operator: Person;
let lead: Person;
let contact: string;

before(async () => {
  program = await startProgram();
  house = await found(program);
  const line = house.lines[0]?.id ?? '';
  operator = await join(program, house.director, { name: 'Milica Stanojev', roles: ['operator'], lines: [line] });
  lead = await join(program, house.director, { name: 'Vesna Ilić', roles: ['lead'] });
  contact = (await ok(operator.browser.call<{ id: string }>('POST', '/contacts', { line }))).id;
});
after(() => program.stop());

const entries = (who: Person, id: string) =>
  who.browser.call<{ entries: AuditEntry[] }>('GET', `/dossiers/${id}/audit`);

test('who read a record, and who was refused, is seen by those who hold it and whose role may ask', async () => {
  await ok(operator.browser.call('GET', `/contacts/${contact}`));
  await refused(lead.browser.call('GET', `/contacts/${contact}`), 404, 'not-found');
  await refused(entries(operator, contact), 403, 'not-allowed');
  await refused(entries(lead, contact), 404, 'not-found');
  await refused(entries(house.director, 'x'), 400, 'bad-input');
  const { entries: lines } = await ok(entries(house.director, contact));
  const told = lines.map((line) => [line.by, line.verb, line.outcome].join(' '));
  assert(told.includes([operator.id, 'hotline.contact.open', 'done'].join(' ')));
  assert(told.includes([operator.id, 'hotline.contact.read', 'done'].join(' ')));
  assert(told.includes([lead.id, 'hotline.contact.read', 'not-found'].join(' ')));
});
