import { actAs, withActor } from '#kernel/actor.ts';
import type { Ask } from '#kernel/route.ts';
import { bearVisitor, drawReceipt, fitKeyring, keyring, openReceipt } from '#vault/index.ts';
import { openVaultHouse } from '../../src/testing/vault-house.ts';
import type { Figure } from './table.ts';
import { timeOnce, within, type Times } from './timing.ts';

const ROUNDS = 80;
const source = '198.51.100.7';

/**
 * How long it takes to look up words that somebody has and words that nobody has, by turns, so that whatever else the
 * machine does meets one as it meets the other. Words nobody has are measured twice over: how far these two lie apart is
 * what the machine does, and the difference that tells nothing.
 */
export async function receiptLookUp(): Promise<Figure[]> {
  const house = await openVaultHouse();
  try {
    const ask: Ask = (work) => withActor(house.app, null, work);
    await ask((tx) => fitKeyring(tx, keyring()));
    const [known, ...nobodys] = [await drawn(ask), await drawn(ask), await drawn(ask)];
    await ask((tx) => bearVisitor(tx, known, (id) => actAs(tx, id)));
    const [here, gone, control] = await byTurns(
      ask,
      [known, ...nobodys].map(({ words }) => words.join(' ')),
    );
    return [
      ...figures('words somebody has', here ?? []),
      ...figures('words nobody has', gone ?? []),
      apart('the first beside the second', here ?? [], gone ?? []),
      apart('words nobody has beside others nobody has', control ?? [], gone ?? []),
    ];
  } finally {
    await house.stop();
  }
}

const drawn = (ask: Ask) => drawReceipt(ask, 'sr', source);

async function byTurns(ask: Ask, typed: string[]): Promise<Times[]> {
  const times: Times[] = typed.map(() => []);
  // The first round warms up; whoever is first in a round changes.
  for (let round = 0; round <= ROUNDS; round++)
    for (let turn = 0; turn < typed.length; turn++) {
      const at = (round + turn) % typed.length;
      const took = await timeOnce(() => openReceipt(ask, typed[at] ?? '', { source }));
      if (round > 0) times[at]?.push(took);
    }
  return times.map((each) => each.toSorted((a, b) => a - b));
}

function figures(name: string, times: Times): Figure[] {
  return [0.5, 0.95].map((share) => ({
    ...{ name: `looking up ${name}, p${share * 100}`, unit: 'ms' as const },
    ...{ measured: within(times, share), aim: null },
  }));
}

function apart(name: string, a: Times, b: Times): Figure {
  const difference = Math.abs(within(a, 0.5) / within(b, 0.5) - 1);
  return { name: `${name}: medians apart by`, unit: '%', measured: 100 * difference, aim: null };
}
