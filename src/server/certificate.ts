import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import { refuse } from '#kernel/errors.ts';

/** A certificate with its chain, and its private key, both PEM; and where they were read. */
export type Certificate = { cert: string; key: string; files: { cert: string; key: string } };

/**
 * Reads the files of a certificate; null where none are named. Refuses `certificate-half` when only one of the two is
 * named, `certificate-unreadable`, and `certificate-unfit` when they are no pair.
 */
export function readCertificate(certFile: string | undefined, keyFile: string | undefined): Certificate | null {
  if (!certFile && !keyFile) return null;
  if (!certFile || !keyFile) throw refuse('certificate-half', 503);
  const pair = { cert: readPem(certFile), key: readPem(keyFile) };
  try {
    createSecureContext(pair);
  } catch {
    throw refuse('certificate-unfit', 503);
  }
  return { ...pair, files: { cert: certFile, key: keyFile } };
}

function readPem(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw refuse('certificate-unreadable', 503, { file });
  }
}
