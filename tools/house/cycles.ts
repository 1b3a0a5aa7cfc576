import { lineAt, type Problem, type Source, type Tree } from './tree.ts';

type Mark = 'open' | 'done';

/** No import cycles. Type-only imports vanish when the program runs, and import() waits: neither counts (rule 5). */
export function checkCycles(tree: Tree): Problem[] {
  const marks = new Map<Source, Mark>();
  const problems: Problem[] = [];
  for (const source of tree.sources.values()) walk(tree, source, [], marks, problems);
  return problems;
}

/** Depth first; an edge back to a file still open closes a cycle. */
function walk(tree: Tree, source: Source, path: Source[], marks: Map<Source, Mark>, problems: Problem[]): void {
  if (marks.get(source) === 'open') problems.push(cycleProblem([...path.slice(path.indexOf(source)), source]));
  if (marks.has(source)) return;
  marks.set(source, 'open');
  for (const next of neighbours(tree, source)) walk(tree, next, [...path, source], marks, problems);
  marks.set(source, 'done');
}

function neighbours(tree: Tree, source: Source): Source[] {
  return source.imports
    .filter((edge) => edge.kind === 'value')
    .flatMap((edge) => tree.sources.get(edge.target ?? '') ?? []);
}

function cycleProblem(cycle: Source[]): Problem {
  const [first, second] = cycle;
  const edge = first?.imports.find((each) => each.target === second?.path);
  const message = `import cycle: ${cycle.map((source) => source.path).join(' -> ')}`;
  return { file: first?.path ?? '', line: lineAt(first?.text ?? '', edge?.offset ?? 0), rule: 'cycles', message };
}
