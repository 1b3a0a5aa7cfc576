import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { roleMatrix } from './roles.ts';

// Said a second time and from the other side, role by role, so that a cell changed by a slip does not go unnoticed.
const everybody = [
  'hotline.duty.read always',
  'hotline.lines.read always',
  'staff.colleagues.read always',
  'staff.newcomer.confirm always',
  'staff.roles.read always',
];

const whoHelps = [
  ...everybody,
  ...['find', 'open'].map((act) => `hotline.contact.${act} always`),
  ...['close', 'read', 'write'].map((act) => `hotline.contact.${act} granted`),
  ...['read', 'take', 'keep'].map((act) => `hotline.ring.${act} always`),
  ...['read', 'write'].map((act) => `hotline.handover.${act} granted`),
  'hotline.alert.read always',
  'hotline.danger.raise granted',
  'hotline.duty.take always',
  'hotline.message.answer granted',
  'hotline.hold.set granted',
  'hotline.person.attach granted',
  'hotline.waiting.read granted',
  ...['change', 'end', 'make', 'read'].map((act) => `tasks.promise.${act} granted`),
  ...['person.read', 'person.write', 'number.read', 'tie.write', 'merge'].map((act) => `people.${act} granted`),
  ...['search', 'search.beyond'].map((act) => `people.${act} always`),
  ...['give', 'read', 'withdraw'].map((act) => `vault.grant.${act} granted`),
  ...['change', 'end', 'make', 'read'].map((act) => `tasks.task.${act} granted`),
  'tasks.day.read granted',
  'tasks.debrief.ask granted',
  'tasks.debrief.answer own',
  ...['clock', 'consent'].flatMap((what) => [`rights.${what}.read granted`, `rights.${what}.write granted`]),
  ...['run', 'status'].flatMap((what) => [`screening.${what}.read granted`, `screening.${what}.write granted`]),
  'network.directory.read always',
  ...['read', 'write'].map((act) => `network.referral.${act} granted`),
  'cases.case.open always',
  ...['case.read', 'case.write', 'owner.change'].map((act) => `cases.${act} granted`),
  ...['read', 'write', 'take'].map((act) => `cases.document.${act} granted`),
];

const ownAlerts = ['hotline.alert.answer own', 'hotline.opening.answer own'];

const ownTalk = 'tasks.debrief.read own';

/** Of whoever leads: what a lead and a director have in common. */
const whoLeads = [
  'audit.colleague.read always',
  'audit.dossier.read granted',
  'audit.search.open always',
  'hotline.alert.answer always',
  'hotline.duty.lead always',
  'hotline.hold.lift granted',
  'hotline.hold.order always',
  'hotline.retention.read always',
  'people.note.review granted',
  'people.note.write always',
  'people.override.review granted',
  'people.person.hide granted',
  'network.directory.write always',
  ...['read', 'take'].map((act) => `research.month.${act} always`),
  'rights.exception.decide always',
  'screening.list.manage always',
  'vault.standby.review always',
];

const expected: Record<string, string[]> = {
  operator: [...whoHelps, ...ownAlerts, ownTalk, 'people.note.write always'],
  case_worker: [...whoHelps, ...ownAlerts, ownTalk, 'people.person.hide granted', 'network.directory.write always'],
  legal: [...whoHelps, ...ownAlerts, ownTalk, 'hotline.hold.lift granted'],
  lead: [
    ...[...whoHelps, ...whoLeads, 'hotline.opening.answer own', 'vault.standby.open always'],
    'cases.risk.lower granted',
    'tasks.debrief.read always',
  ],
  director: [
    ...[...whoHelps, ...whoLeads, 'hotline.opening.answer always', 'hotline.telephone.manage always'],
    'rights.clock.manage always',
    ...['rule', 'run', 'stop'].map((act) => `hotline.retention.${act} always`),
    ownTalk,
    ...['invitation.withdraw', 'invite', 'leave', 'quorum.make', 'session.end'].map((act) => `staff.${act} always`),
  ],
  administrator: [...everybody, 'hotline.telephone.manage always'],
  educator: [...everybody, 'network.directory.read always'],
  communications: everybody,
  researcher: everybody,
};

test('each role may do exactly this; whoever does not help people reaches nothing about them', () => {
  const matrix = roleMatrix();
  assert.deepEqual([...matrix.keys()].toSorted(), Object.keys(expected).toSorted());
  for (const [role, abilities] of matrix) {
    const held = [...abilities].map(([verb, conditions]) => `${verb} ${[...conditions].join('+')}`);
    assert.deepEqual(held.toSorted(), expected[role]?.toSorted(), role);
  }
});

test('on screen and paper the matrix names every verb, and what it belongs to, in words', () => {
  const words = JSON.parse(readFileSync(new URL('words/sr-Latn.json', import.meta.url), 'utf8')) as object;
  const verbs = new Set([...roleMatrix().values()].flatMap((abilities) => [...abilities.keys()]));
  const keys = [...verbs].flatMap((verb) => [`staff.verb.${verb}`, `staff.module.${verb.split('.')[0]}`]);
  assert.deepEqual(
    [...new Set(keys)].filter((key) => !(key in words)),
    [],
  );
});

test('a cell that is no condition stops the start', () => {
  const table = { roles: ['one'], rows: [{ verb: 'x.read', cells: ['sometimes'] }] };
  assert.throws(() => roleMatrix(table), /"sometimes" is no condition \(x\.read\)/);
});
