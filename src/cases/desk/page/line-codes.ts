import type { TimelineLine } from '../../shared.ts';

/** What a line names: a code and its reason, as keys of words, and what was written or named (sealed). */
export type LineCodes = { what: string | null; why: string | null; words: string };

/** Which of the things a line names is the code, and where its word stands; by the first part of its kind or all of it. */
const codes: Record<string, { key: string; said: string; otherwise?: { key: string; said: string } }> = {
  'risk.set': { key: 'cases.code.risk', said: 'level' },
  'status.set': { key: 'cases.code.status', said: 'status' },
  person: { key: 'cases.code.role', said: 'role' },
  consent: { key: 'rights.purpose', said: 'purpose' },
  clock: { key: 'rights.clock', said: 'clock' },
  // What came of it; until something did, what the house answered.
  referral: { key: 'network.outcome', said: 'outcome', otherwise: { key: 'network.state', said: 'answer' } },
  task: { key: 'tasks.task', said: 'kind' },
  'screening.finished': { key: 'screening.code.result', said: 'result' },
  'screening.decided': { key: 'screening.code.decision', said: 'decision' },
  'assessment.set': { key: 'screening.code.assessment', said: 'status' },
  'identification.set': { key: 'screening.code.identification', said: 'status' },
};

/** What names somebody or was written in words, by the kind of its line. */
const sealed: Record<string, string> = {
  'risk.set': 'reason',
  'status.set': 'words',
  consent: 'recipient',
  referral: 'organisation',
  document: 'name',
};

/** What a line names, apart: codes to be said in words, and what has to stay on sealed paper. */
export function lineCodes({ kind, said }: Pick<TimelineLine, 'kind' | 'said'>): LineCodes {
  const first = kind.split('.')[0] ?? '';
  const named = codes[kind] ?? codes[first];
  const code = named && !said[named.said] ? (named.otherwise ?? named) : named;
  const value = code && said[code.said];
  const closing = kind === 'status.set' ? said['reason'] : undefined;
  return {
    what: code && value ? keyOf(code.key, value) : null,
    why: closing ? `cases.code.closing.${closing}` : null,
    words: said[sealed[kind] ?? sealed[first] ?? ''] ?? '',
  };
}

/** A list without weights has no result: it says how many were present. */
function keyOf(key: string, value: string): string {
  return value === 'checklist' ? 'screening.desk.checks.count' : `${key}.${value}`;
}
