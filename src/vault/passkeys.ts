import { refuse } from '#kernel/errors.ts';
import { fromBase64, toBase64 } from './bytes.ts';
import { challengeFits, type ChallengeFor } from './challenge.ts';
import { nobodysKey } from './nobodys-key.ts';
import type { PasskeyRow } from './store.ts';

/** Where passkeys work: the desk's address as a browser says it, and the name they are bound to. */
export type PasskeySite = { origin: string; host: string };

/** What a browser hands over once a device has signed, all in base64url. */
export type Signed = { id: string; clientData: string; authData: string; signature: string };
/** The same where a device has made a new passkey. */
export type Made = { id: string; clientData: string; attestation: string; transports: string[] };
/** What a signature was to be for, and for whom the challenge was given. */
export type Asked = { purpose: ChallengeFor; bound: string };
/** A new passkey, checked. */
export type NewPasskey = Pick<PasskeyRow, 'id' | 'public_key' | 'counter' | 'transports' | 'synced'>;
/** What a signature told of its passkey. */
export type Seen = Pick<PasskeyRow, 'counter' | 'synced'> & { challenge: string };

const NAME = 'Astra';

/** The library reads certificates too and is large: it comes when the first passkey does. */
const library = () => import('@simplewebauthn/server');

/**
 * What a browser needs to have a passkey made: kept on the device itself, its owner verified by it. `label` is shown by
 * the device, and kept by its maker: never a person's name of ours.
 */
export async function askForNewPasskey(
  site: PasskeySite,
  { challenge, user, label, known }: { challenge: string; user: Uint8Array; label: string; known: PasskeyRow[] },
) {
  const { generateRegistrationOptions } = await library();
  return generateRegistrationOptions({
    rpName: NAME,
    rpID: site.host,
    userID: new Uint8Array(user),
    userName: label,
    userDisplayName: label,
    challenge: new Uint8Array(fromBase64(challenge)),
    attestationType: 'none',
    excludeCredentials: known.map(named),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
}

/** What a browser needs to have something signed; without `known` the device offers what it has for this address. */
export async function askForPasskey(site: PasskeySite, challenge: string, known: PasskeyRow[] = []) {
  const { generateAuthenticationOptions } = await library();
  return generateAuthenticationOptions({
    rpID: site.host,
    challenge: new Uint8Array(fromBase64(challenge)),
    allowCredentials: known.map(named),
    userVerification: 'required',
  });
}

const named = ({ id, transports }: PasskeyRow) => ({ id: toBase64(id), transports });

/** Checks a new passkey against its address, its challenge, and that its owner was verified. Refuses `wrong-passkey`. */
export async function checkNewPasskey(site: PasskeySite, made: Made, asked: Asked): Promise<NewPasskey> {
  const { verifyRegistrationResponse } = await library();
  const { id, clientData, transports } = made;
  const checked = await withoutStatement(made.attestation)
    .then((attestation) =>
      verifyRegistrationResponse({
        response: {
          ...{ id, rawId: id, type: 'public-key', clientExtensionResults: {} },
          response: { clientDataJSON: clientData, attestationObject: attestation },
        },
        ...expected(site, asked),
      }),
    )
    .catch(() => null);
  if (!checked?.verified) throw refuse('wrong-passkey', 403);
  const { credential, credentialDeviceType } = checked.registrationInfo;
  return {
    id: fromBase64(credential.id),
    public_key: credential.publicKey,
    counter: credential.counter,
    transports,
    synced: credentialDeviceType === 'multiDevice',
  };
}

/**
 * What a device says of its new passkey without what its maker vouches for: nobody asked for that, and its certificates
 * would have the library fetch whatever address stands in them.
 */
async function withoutStatement(attestation: string): Promise<string> {
  const { decodeAttestationObject, isoCBOR } = await import('@simplewebauthn/server/helpers');
  const authData = decodeAttestationObject(new Uint8Array(fromBase64(attestation))).get('authData');
  const parts = { fmt: 'none', attStmt: new Map(), authData };
  return toBase64(isoCBOR.encode(new Map(Object.entries(parts))));
}

/**
 * Checks a signature against its passkey, its address, its challenge, and that its owner was verified. Null where one
 * of them does not fit; for a passkey nobody has the same is calculated against a key that belongs to nobody.
 */
export async function checkPasskey(
  site: PasskeySite,
  signed: Signed,
  passkey: PasskeyRow | undefined,
  asked: Asked,
): Promise<Seen | null> {
  const { verifyAuthenticationResponse } = await library();
  const { id, clientData, authData, signature } = signed;
  const checked = await verifyAuthenticationResponse({
    response: {
      ...{ id, rawId: id, type: 'public-key', clientExtensionResults: {} },
      response: { clientDataJSON: clientData, authenticatorData: authData, signature },
    },
    ...expected(site, asked),
    credential: {
      id,
      publicKey: new Uint8Array(passkey?.public_key ?? nobodysKey()),
      counter: passkey?.counter ?? 0,
    },
  }).catch(() => null);
  if (!checked?.verified || !passkey) return null;
  const { newCounter, credentialDeviceType } = checked.authenticationInfo;
  return { counter: newCounter, synced: credentialDeviceType === 'multiDevice', challenge: challengeIn(clientData) };
}

const expected = ({ origin, host }: PasskeySite, { purpose, bound }: Asked) => ({
  expectedChallenge: (challenge: string) => challengeFits(challenge, purpose, bound),
  expectedOrigin: origin,
  expectedRPID: host,
  requireUserVerification: true,
});

/** The challenge a signature answers. Refuses `wrong-passkey` for what is no client data. */
export function challengeIn(clientData: string): string {
  try {
    const { challenge } = JSON.parse(Buffer.from(clientData, 'base64url').toString('utf8')) as { challenge: string };
    return challenge;
  } catch {
    throw refuse('wrong-passkey', 403);
  }
}
