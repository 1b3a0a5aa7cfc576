import { newDevice } from './authenticator.ts';
import { codeNow } from './browser.ts';
import { ok, PASSPHRASE, type Person } from './cast.ts';

/** Adds a passkey to somebody's account at a program on this computer: passphrase and code, and a device that makes it. */
export async function addPasskey({ browser, secret }: Person, url: string, name: string) {
  const device = newDevice({ origin: url.replace('127.0.0.1', 'localhost'), host: 'localhost' });
  const begin = { name, passphrase: PASSPHRASE, code: codeNow(secret) };
  const { challenge } = await ok(browser.call<{ challenge: string }>('POST', '/me/passkeys/begin', begin));
  await ok(browser.call('POST', '/me/passkeys', { name, ...device.make(challenge) }));
  return device;
}
