import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import { Refusal, refuse } from '#kernel/errors.ts';
import type { Log } from './log.ts';

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
    // Nothing at all would be taken for a context without a certificate, and then nobody gets through.
    if (!/-----BEGIN CERTIFICATE-----/.test(pair.cert) || !/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(pair.key))
      throw new Error('no PEM');
    createSecureContext(pair);
  } catch {
    throw refuse('certificate-unfit', 503);
  }
  return { ...pair, files: { cert: certFile, key: keyFile } };
}

/**
 * Looks whether the files of a certificate hold another pair than the one in use, and gives that to `use`. What cannot
 * be read or is no pair is not used: the old one stays, and the log says so, once for each way it is wrong.
 * @returns to be called from time to time.
 */
export function renewals(start: Certificate, use: (fresh: Certificate) => void, log: Log): () => void {
  let current = start;
  let wrong = '';
  const note = (code: string) => {
    if (code !== '' && code !== wrong) log.event('certificate.kept', { why: code });
    wrong = code;
  };
  return () => {
    try {
      const fresh = readCertificate(start.files.cert, start.files.key);
      note('');
      if (!fresh || (fresh.cert === current.cert && fresh.key === current.key)) return;
      use(fresh);
      current = fresh;
      log.event('certificate.renewed');
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      note(error.code);
    }
  };
}

function readPem(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw refuse('certificate-unreadable', 503, { file });
  }
}
