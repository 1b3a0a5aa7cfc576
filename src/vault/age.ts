import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { refuse } from '#kernel/errors.ts';

/** A new identity (which opens) and its recipient (to which is sealed), in the age format's own words. */
export async function newIdentity(): Promise<{ identity: string; recipient: string }> {
  const identity = await generateX25519Identity();
  return { identity, recipient: await identityToRecipient(identity) };
}

/** Recipients in a text: one a line or with commas between, `#` begins a remark. Refuses `recipients-unfit`. */
export function readRecipients(text: string): string[] {
  const named = wordsOf(text);
  try {
    const trial = new Encrypter();
    for (const recipient of named) trial.addRecipient(recipient);
  } catch {
    throw refuse('recipients-unfit', 400);
  }
  if (named.length === 0) throw refuse('recipients-unfit', 400);
  return named;
}

/** Identities in the text of a file. Refuses `identity-unfit`. */
export function readIdentities(text: string): string[] {
  const named = wordsOf(text);
  try {
    const trial = new Decrypter();
    for (const identity of named) trial.addIdentity(identity);
  } catch {
    throw refuse('identity-unfit', 400);
  }
  if (named.length === 0) throw refuse('identity-unfit', 400);
  return named;
}

function wordsOf(text: string): string[] {
  return text
    .split('\n')
    .flatMap((line) => line.replace(/#.*/, '').split(','))
    .map((word) => word.trim())
    .filter((word) => word !== '');
}

/** Seals a stream to recipients in the age format (age-encryption.org/v1), which the age tool opens. */
export async function sealStream(recipients: string[], plain: AsyncIterable<Uint8Array>): Promise<Readable> {
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  return fromWeb(await encrypter.encrypt(toWeb(Readable.from(plain))));
}

/**
 * Opens what `sealStream` or the age tool sealed. Refuses `archive-wrong-key` where none of the identities opens it, and
 * `archive-damaged`, while it is read, at the first piece that is not as it was written and at a cut end.
 */
export async function openStream(identities: string[], sealed: AsyncIterable<Uint8Array>): Promise<Readable> {
  const decrypter = new Decrypter();
  for (const identity of identities) decrypter.addIdentity(identity);
  const opened = await decrypter.decrypt(toWeb(Readable.from(sealed))).catch((error: unknown) => {
    throw refuse(/no identity matched/.test(String(error)) ? 'archive-wrong-key' : 'archive-damaged', 400);
  });
  return fromWeb(opened);
}

// The package names the browser's type of stream; Node's is the same thing under another name.
const toWeb = (stream: Readable) => Readable.toWeb(stream) as unknown as globalThis.ReadableStream<Uint8Array>;
const fromWeb = (stream: unknown) => Readable.fromWeb(stream as ReadableStream<Uint8Array>);
