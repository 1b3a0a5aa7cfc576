import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import { purposeKey } from './derive.ts';

const ROUNDS = 4096;

/**
 * The password of a further database role, made from the app's: the keeper names two addresses, not five, and every
 * node comes to the same. Whoever holds the app's password runs the program and has the others anyway.
 */
export function rolePassword(appPassword: string, role: string): string {
  return Buffer.from(purposeKey(Buffer.from(appPassword, 'utf8'), `database-role/${role}`)).toString('base64url');
}

/**
 * What PostgreSQL keeps of a password (RFC 5802, RFC 7677): sent instead of the password itself, which would stand in
 * the server's log where statements are logged. For passwords of letters, digits and marks of ASCII.
 */
export function scramVerifier(password: string, salt: Uint8Array = randomBytes(16)): string {
  const salted = pbkdf2Sync(password.normalize('NFKC'), salt, ROUNDS, 32, 'sha256');
  const keyFor = (name: string) => createHmac('sha256', salted).update(name).digest();
  const stored = createHash('sha256').update(keyFor('Client Key')).digest();
  const parts = [stored, keyFor('Server Key')].map((part) => part.toString('base64'));
  return `SCRAM-SHA-256$${ROUNDS}:${Buffer.from(salt).toString('base64')}$${parts.join(':')}`;
}
