import type { Page } from 'playwright-core';

/** A device the browser pretends to have: takes it away again, with every passkey in it. */
export type VirtualDevice = { remove(): Promise<void> };

/** Gives a page's browser a device that makes and uses passkeys, its owner always verified; `secret`: with PRF. */
export async function giveDevice(page: Page, { secret = true } = {}): Promise<VirtualDevice> {
  const debug = await page.context().newCDPSession(page);
  await debug.send('WebAuthn.enable');
  const { authenticatorId } = await debug.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', ctap2Version: 'ctap2_1', transport: 'internal', hasPrf: secret },
      ...{ hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
    },
  });
  return {
    remove: async () => {
      await debug.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId });
    },
  };
}
