export type { AuditLine, CheckpointRow } from './line.ts';
export { asideFile, asideIn, CHECKPOINT_FILE, keepCheckpoint, readCheckpoint, registerEndIn } from './checkpoint.ts';
export { putCutEndAside } from './cut-end.ts';
export { recordLine } from './record.ts';
export { sequenceOnce } from './sequence.ts';
export { verifyAudit, type Verdict } from './verify.ts';
export { insertTermKey as keepTermKey, forgetOldTerms } from './store.ts';
export {
  countUnchained,
  erasuresMissing,
  linesAbout,
  readingsBeyond,
  readingsOf,
  searchesOf,
  triesToBeMe,
  type DaySpan,
  type TriesRow,
} from './store.ts';
