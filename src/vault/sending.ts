import { purposeKey } from './derive.ts';
import { keyring } from './ring.ts';
import { openJson, sealJson } from './seal.ts';

const place = (person: string) => ({ dossier: person, kind: 'sending', field: 'address', record: person }) as const;

/** The sending key (VAULT 3.5), derived from the keyring: it opens where somebody is told, and nothing else. */
const sendingKey = (person: string) => ({ dossier: person, key: purposeKey(keyring().mac, 'sending') });

/** Seals an address for the hour when it is needed and nobody with a key of a person is there. */
export function sealForSending(person: string, address: string): Uint8Array {
  return sealJson(sendingKey(person), place(person), address);
}

/** Opens an address right before something is sent to it. */
export function openForSending(person: string, sealed: Uint8Array): string {
  return openJson<string>(sendingKey(person), place(person), sealed);
}
