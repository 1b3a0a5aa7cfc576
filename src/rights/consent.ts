import { now } from '#kernel/clock.ts';
import { openJson, sealJson, type DossierKey } from '#vault/index.ts';
import type { ConsentAnswer, ConsentVersion, Recipient } from './shared.ts';
import type { ConsentRow, ConsentVersionRow } from './store.ts';

/** The sealed half of a version: to whom, when exactly, in which words. */
export type SealedSaid = { recipient: Recipient | null; at: string; words: string };

const address = (key: DossierKey, consent: string, version: number) =>
  ({ dossier: key.dossier, kind: 'consent', field: `version/${version}`, record: consent }) as const;

/** Seals the half of a version that says to whom and in which words. */
export function sealSaid(
  key: DossierKey,
  { consent, version }: { consent: string; version: number },
  said: { recipient: Recipient | null; words: string },
): Uint8Array {
  const half: SealedSaid = { recipient: said.recipient, at: now().toISOString(), words: said.words };
  return sealJson(key, address(key, consent, version), half);
}

/** Opens that half. */
export function openSaid(key: DossierKey, consent: string, version: number, sealed: Uint8Array): SealedSaid {
  return openJson<SealedSaid>(key, address(key, consent, version), sealed);
}

/** A consent as its readers see it; `versions` are its own, newest first. */
export function consentAnswer(
  key: DossierKey,
  row: ConsentRow,
  versions: ConsentVersionRow[],
  { used, today }: { used: ConsentAnswer['used']; today: string },
): ConsentAnswer {
  const [newest, ...history] = versions.map((each) => versionAnswer(key, each));
  if (!newest) throw new Error('a consent without a version');
  const over = row.state === 'given' && row.until !== null && row.until < today;
  const { recipient, ...version } = newest;
  const earlier = history.map(({ recipient: _same, ...rest }) => rest);
  return { ...version, id: row.id, purpose: row.purpose, recipient, over, history: earlier, used };
}

function versionAnswer(key: DossierKey, row: ConsentVersionRow): ConsentVersion & { recipient: Recipient | null } {
  const { version, state, data, until, points, way, language, assent, guardian, by } = row;
  const { recipient, at, words } = openSaid(key, row.consent, version, row.sealed);
  const child = assent === null || guardian === null ? null : { assent, guardian };
  return { version, state, data, until, points, way, language, child, words, by, at, recipient };
}
