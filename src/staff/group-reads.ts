import type { AuditLine } from '#audit/index.ts';

/** Lines of the audit that say the same one after the other: the newest, the oldest, and how many they are. */
export type SameReads = { newest: AuditLine; oldest: AuditLine; times: number };

/**
 * Puts reads together that follow each other and are the same act of the same person, as when somebody's list of
 * contacts is drawn again and again. Everything but reading stays a line of its own. Pure; newest first, as it comes.
 */
export function groupReads(lines: readonly AuditLine[]): SameReads[] {
  const groups: SameReads[] = [];
  for (const line of lines) {
    const last = groups.at(-1);
    if (last && line.kind === 'read' && isSame(last.oldest, line)) {
      last.oldest = line;
      last.times += 1;
    } else groups.push({ newest: line, oldest: line, times: 1 });
  }
  return groups;
}

function isSame(one: AuditLine, other: AuditLine): boolean {
  return (['actor', 'verb', 'kind', 'outcome', 'other'] as const).every((part) => one[part] === other[part]);
}
