import { jaroWinkler } from './jaro-winkler.ts';
import { likenessAtMost } from './outline.ts';

/** From here on two texts are near, or far but perhaps the same (the thresholds usual since Winkler 1990; Splink). */
const NEAR = 0.92;
const FAR = 0.8;

/** Whether two texts surely differ, by their outlines alone. */
export function surelyDiffer(letters: number, frame: number, others: number, other: number): boolean {
  return likenessAtMost(letters, frame, others, other) < FAR;
}

export type TextLevel = 'exact' | 'near' | 'far' | 'differs';

/** How alike two folded texts are, in steps. Symmetric. */
export function textLevel(a: string, b: string): TextLevel {
  if (a === b) return 'exact';
  const likeness = jaroWinkler(a, b);
  if (likeness >= NEAR) return 'near';
  return likeness >= FAR ? 'far' : 'differs';
}
