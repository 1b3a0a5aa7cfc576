import { jaroWinkler } from './jaro-winkler.ts';
import { likenessAtMost } from './outline.ts';

/** From here on two spellings are near, or far but perhaps the same (the thresholds usual since Winkler 1990; Splink). */
const NEAR = 0.92;
const FAR = 0.8;

/** Whether two texts surely differ, by their outlines alone. */
export function surelyDiffer(letters: number, frame: number, others: number, other: number): boolean {
  return likenessAtMost(letters, frame, others, other) < FAR;
}

export type NameLevel = 'exact' | 'near' | 'far' | 'differs';

/** How alike two folded texts are, in steps: the one place where spellings are compared. Symmetric. */
export function nameLevel(a: string, b: string): NameLevel {
  if (a === b) return 'exact';
  const likeness = jaroWinkler(a, b);
  if (likeness >= NEAR) return 'near';
  return likeness >= FAR ? 'far' : 'differs';
}
