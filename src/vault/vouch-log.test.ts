import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { createKeyring } from './keyring.ts';
import { isVouchedLog, vouchForLog, type LogSaid } from './vouch-log.ts';

test('a piece of the log is vouched for as it is, and by one keyring', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'astra-vouch-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const ours = await createKeyring(join(folder, 'ours'));
  const theirs = await createKeyring(join(folder, 'theirs'));
  const at = new Date('2026-11-26T08:00:10.000Z');
  const said: LogSaid = { timeline: 1, at, from: '0/100', to: '0/200', sum: 'abc', checkpoint: '{}' };
  const vouched = vouchForLog(ours, said);
  assert.ok(isVouchedLog(ours, said, vouched));
  assert.ok(!isVouchedLog(theirs, said, vouched));
  assert.ok(!isVouchedLog(ours, said, vouchForLog(theirs, said)));
  for (const none of ['', 'x', `${vouched}A`, vouched.slice(1)]) assert.ok(!isVouchedLog(ours, said, none));
  const others: Partial<LogSaid>[] = [
    ...[{ timeline: 2 }, { at: new Date(at.getTime() + 1) }, { from: '0/1' }, { to: '0/2000' }],
    ...[{ sum: 'abd' }, { checkpoint: null }, { checkpoint: '{ }' }],
  ];
  for (const other of others) assert.ok(!isVouchedLog(ours, { ...said, ...other }, vouched), JSON.stringify(other));
});
