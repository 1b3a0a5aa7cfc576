import type { Keyring } from './keyring.ts';

let current: Keyring | null = null;

/** Hands the program its keyring, once, at start. Every node of an installation has the same one (VAULT 3.5). */
export function useKeyring(ring: Keyring): void {
  current = ring;
}

/** The keyring in use. Asking before the start has set it is a defect. */
export function keyring(): Keyring {
  if (!current) throw new Error('no keyring: the program has not been started');
  return current;
}
