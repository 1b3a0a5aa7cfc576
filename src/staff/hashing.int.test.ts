import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openBrowser } from '#testing/browser.ts';
import { checkSheet, found, join, ok, PASSPHRASE, type Founded, type Person } from '#testing/cast.ts';
import { startProgram, type Program } from '#testing/program.ts';

let program: Program;
let house: Founded;
let milica: Person;

before(async () => {
  program = await startProgram();
  house = await found(program);
  milica = await join(program, house.director, { name: 'Milica Stanojev', roles: ['operator'] });
});
after(() => program.stop());

/** More at once than the pool has connections; from a known device each, or guessing would be slowed before the work. */
const CROWD = 30;

async function whileCrowded(guess: (n: number) => Promise<{ status: number }>): Promise<number[]> {
  let answered = 0;
  const crowd = Array.from({ length: CROWD }, async (_, n) => {
    const { status } = await guess(n);
    answered++;
    return status;
  });
  await ok(house.director.browser.call('GET', '/colleagues'));
  assert.ok(answered < CROWD / 2, `a colleague's question waited until ${answered} of ${CROWD} guesses were hashed`);
  return Promise.all(crowd);
}

test('while many passphrases are hashed, somebody else is served', async () => {
  const statuses = await whileCrowded((n) =>
    openBrowser(program, `198.51.100.${n}`).call('POST', '/sign-in', {
      address: `niko${n}@nigde.example`,
      passphrase: 'nije ova lozinka',
    }),
  );
  assert.ok(
    statuses.every((status) => status === 401),
    statuses.join(' '),
  );
});

test('the same for a screen that is being unlocked, and for a passphrase set with a sheet', async () => {
  const words = (await checkSheet(milica)).join(' ');
  await ok(milica.browser.call('POST', '/lock'));
  await whileCrowded((n) =>
    n % 2 === 0
      ? milica.browser.call('POST', '/unlock', { passphrase: PASSPHRASE })
      : openBrowser(program, `203.0.113.${n}`).call('POST', '/passphrase/forgotten', {
          address: 'niko@nigde.example',
          words,
          passphrase: PASSPHRASE,
        }),
  );
});
