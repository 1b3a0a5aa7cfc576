import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, before, describe, test } from 'node:test';
import { freezeClock } from '#kernel/clock.ts';
import { createKeyring } from './keyring.ts';
import { useKeyring } from './ring.ts';
import { openTicket, sealTicket } from './ticket.ts';

describe('what a page carries to the next', () => {
  before(async () => useKeyring(await createKeyring(join(mkdtempSync(join(tmpdir(), 'astra-ticket-')), 'keys'))));
  afterEach(() => freezeClock(null));

  test('comes back as it was, and cannot be read on the way', () => {
    const ticket = sealTicket('draft', { words: 'Kamion stoji iza pumpe.' }, 60);
    assert.deepEqual(openTicket('draft', ticket), { words: 'Kamion stoji iza pumpe.' });
    assert.ok(!Buffer.from(ticket, 'base64url').includes('Kamion'));
  });

  test('is nothing when it is about something else, changed in one letter, over, or made up', () => {
    freezeClock(new Date('2026-11-26T02:00:00Z'));
    const ticket = sealTicket('draft', 1, 60);
    const changed = ticket.slice(0, 30) + (ticket[30] === 'A' ? 'B' : 'A') + ticket.slice(31);
    for (const [about, each] of [
      ['visit', ticket],
      ['draft', changed],
      ['draft', ''],
      ['draft', 'izmišljeno'],
    ] as const)
      assert.equal(openTicket(about, each), null);
    assert.equal(openTicket('draft', ticket), 1);
    freezeClock(new Date('2026-11-26T02:01:00Z'));
    assert.equal(openTicket('draft', ticket), null);
  });
});
