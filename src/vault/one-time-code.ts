import { generate, generateSecret, generateURI, verify } from 'otplib';
import { toString as qrToString } from 'qrcode';

const STEP_SECONDS = 30;

/** A new secret for one-time codes: 160 bits, base32. */
export function newCodeSecret(): string {
  return generateSecret();
}

/** The address an authenticator app scans. */
export function otpauthUrl(secret: string, label: string): string {
  return generateURI({ issuer: 'Astra', label, secret });
}

/**
 * The time step a code belongs to, one step either way allowed for slow clocks; null when it is wrong or no code at
 * all. Spaces do not matter. The caller keeps the step, so that no code works twice (RFC 6238 5.2).
 */
export async function checkCode(secret: string, code: string, at: Date): Promise<number | null> {
  const token = code.replaceAll(/\s/g, '');
  if (!/^[0-9]{6}$/.test(token)) return null;
  const result = await verify({ secret, token, epoch: Math.floor(at.getTime() / 1000), epochTolerance: STEP_SECONDS });
  return result.valid && 'timeStep' in result ? result.timeStep : null;
}

/** A text as a QR code, SVG. */
export async function qrSvg(text: string): Promise<string> {
  return qrToString(text, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' });
}

/** The code of a moment: what an authenticator app would show. For the demonstration and for tests. */
export async function codeAt(secret: string, at: Date): Promise<string> {
  return generate({ secret, epoch: Math.floor(at.getTime() / 1000) });
}
