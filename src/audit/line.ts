import type { AuditKind } from '#kernel/route.ts';

/** One line of the audit: ids and codes; `detail` is sealed or null. */
export type AuditLine = {
  id: string;
  at: Date;
  actor: string | null;
  verb: string;
  kind: AuditKind | 'refusal';
  outcome: string;
  dossiers: string[];
  /** Whom it was about, where that is somebody besides the actor: a principal, or an invitation. */
  other: string | null;
  detail: Uint8Array | null;
};

/** A batch of lines, chained to the batch before it. */
export type ChainRow = { number: number; previous: Uint8Array; hash: Uint8Array; lines: string[] };
export type CheckpointRow = { number: number; hash: Uint8Array; signature: Uint8Array };

/**
 * A line as the bytes the chain hashes: every column, in a fixed order, each with its length, so that no two lines
 * read alike. The sealed detail goes in as ciphertext, which is why erasure leaves the chain whole (VAULT 5.1).
 * A line about nobody has one field less: so were all lines before there was the column, and their hashes hold.
 */
export function lineFields(line: AuditLine): (string | Uint8Array)[] {
  return [
    line.id,
    line.at.toISOString(),
    line.actor ?? '',
    line.verb,
    line.kind,
    line.outcome,
    line.dossiers.join(','),
    line.detail ?? new Uint8Array(),
    ...(line.other === null ? [] : [line.other]),
  ];
}
