import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser';
import { ApiError } from '#desk/parts.ts';
import { passkeyTransports, type AddedPasskey, type UsedPasskey } from '../../shared.ts';

export type MakeOptions = PublicKeyCredentialCreationOptionsJSON;
export type UseOptions = PublicKeyCredentialRequestOptionsJSON;

/** It comes when a device is first asked for something. */
const library = () => import('@simplewebauthn/browser');

/** What a device makes its secret from; the passkey itself makes it another for everybody. Public, and for ever the same. */
const PRF = { prf: { eval: { first: new TextEncoder().encode('astra/passkey/v1') } } };

/** Whether this browser knows passkeys, and this address is the one they work at. */
export function passkeysHere(at: string | null): boolean {
  return at === location.origin && typeof PublicKeyCredential !== 'undefined';
}

/**
 * Has the device make a passkey and give its secret. Refuses `passkey-no-secret` where it can make none (no PRF),
 * `passkey-here-already`, and `passkey-given-up` where nobody showed it a finger, a face or a PIN.
 */
export async function makePasskey(options: MakeOptions): Promise<Omit<AddedPasskey, 'name'>> {
  const { startRegistration } = await library();
  const made = await startRegistration({ optionsJSON: { ...options, extensions: PRF } }).catch(refused);
  const { id, response, clientExtensionResults: told } = made;
  if (!told.prf?.enabled) throw new ApiError(409, 'passkey-no-secret');
  return {
    id,
    clientData: response.clientDataJSON,
    attestation: response.attestationObject,
    transports: passkeyTransports.filter((each) => response.transports?.includes(each)),
    // Some devices give their secret only when a passkey is used: it is used once, for nothing else.
    secret: (await secretIn(told)) ?? (await signWithPasskey(once(options, id))).secret,
  };
}

const once = ({ challenge, rp }: MakeOptions, id: string): UseOptions => ({
  ...{ challenge, allowCredentials: [{ id, type: 'public-key' }], userVerification: 'required' },
  ...(rp.id ? { rpId: rp.id } : {}),
});

/** Has the device sign with a passkey and give its secret. Refuses as `makePasskey` does. */
export async function signWithPasskey(options: UseOptions): Promise<UsedPasskey> {
  const { startAuthentication } = await library();
  const used = await startAuthentication({ optionsJSON: { ...options, extensions: PRF } }).catch(refused);
  const secret = await secretIn(used.clientExtensionResults);
  if (!secret) throw new ApiError(409, 'passkey-no-secret');
  const { clientDataJSON: clientData, authenticatorData: authData, signature } = used.response;
  return { id: used.id, clientData, authData, signature, secret };
}

async function secretIn({ prf }: { prf?: { results?: { first: unknown } } }): Promise<string | null> {
  const { bufferToBase64URLString } = await library();
  const secret = prf?.results?.first;
  return secret instanceof ArrayBuffer ? bufferToBase64URLString(secret) : null;
}

function refused(error: unknown): never {
  const name = error instanceof Error ? error.name : '';
  throw new ApiError(409, name === 'InvalidStateError' ? 'passkey-here-already' : 'passkey-given-up');
}
