import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

/** A device with one passkey, as software: what a browser and its authenticator would hand over. */
export type Device = {
  id: string;
  /** What the device makes for this passkey alone (PRF); the same each time. */
  secret: string;
  make(
    challenge: string,
    how?: How,
  ): { id: string; clientData: string; attestation: string; transports: string[]; secret: string };
  use(
    challenge: string,
    how?: How,
  ): { id: string; clientData: string; authData: string; signature: string; secret: string };
};
/** Otherwise than it should be: at another address, without its owner having been verified, with an older count. */
export type How = { origin?: string; host?: string; verified?: boolean; counter?: number };

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');
const sha256 = (text: string | Uint8Array) => createHash('sha256').update(text).digest();

/** Makes a device for an address. */
export function newDevice(site: { origin: string; host: string }): Device {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const [id, secret] = [randomBytes(32), base64(randomBytes(32))];
  let count = 0;
  const authData = (how: How, more: Uint8Array = Buffer.alloc(0)) => {
    const [flags, counter] = [Buffer.alloc(1), Buffer.alloc(4)];
    // Present, verified, and whether a new key follows.
    flags[0] = 1 | (how.verified === false ? 0 : 4) | (more.length > 0 ? 64 : 0);
    counter.writeUInt32BE(how.counter ?? ++count);
    return Buffer.concat([sha256(how.host ?? site.host), flags, counter, more]);
  };
  const clientData = (type: string, challenge: string, how: How) =>
    Buffer.from(JSON.stringify({ type, challenge, origin: how.origin ?? site.origin, crossOrigin: false }));
  return {
    id: base64(id),
    secret,
    make(challenge, how = {}) {
      // COSE: kty EC2, alg ES256, crv P-256, x, y.
      const key = Buffer.concat([
        ...[hex('a5010203262001215820'), Buffer.from(x, 'base64url'), hex('225820'), Buffer.from(y, 'base64url')],
      ]);
      const data = authData(how, Buffer.concat([Buffer.alloc(16), hex('0020'), id, key]));
      // CBOR: {"fmt": "none", "attStmt": {}, "authData": bytes}.
      const attestation = Buffer.concat([
        hex('a363666d74646e6f6e656761747453746d74a0686175746844617461'),
        bytes(data),
        data,
      ]);
      const said = clientData('webauthn.create', challenge, how);
      return {
        id: base64(id),
        clientData: base64(said),
        attestation: base64(attestation),
        transports: ['internal'],
        secret,
      };
    },
    use(challenge, how = {}) {
      const [data, said] = [authData(how), clientData('webauthn.get', challenge, how)];
      const signature = sign('sha256', Buffer.concat([data, sha256(said)]), privateKey);
      return { id: base64(id), clientData: base64(said), authData: base64(data), signature: base64(signature), secret };
    },
  };
}

const hex = (text: string) => Buffer.from(text, 'hex');
/** The head of a CBOR byte string shorter than 256 bytes. */
const bytes = ({ length }: Uint8Array) => Uint8Array.of(0x58, length);
