import { builtinModules } from 'node:module';
import type { Import } from './imports.ts';
import { databaseDoor, serverPackages } from './rules.ts';
import { insideRoom, isModule, isStore, isTest, roomOf } from './rooms.ts';
import { problemAt, type Problem, type Source, type Tree } from './tree.ts';

type Step = { source: Source; edge: Import | null; from: Step | null };

/** What runs in a browser never reaches a store, the database or Node, even through others (rule 5). */
export function checkBrowser(tree: Tree): Problem[] {
  const problems: Problem[] = [];
  const seen = new Set<Source>();
  const queue: Step[] = browserRoots(tree).map((source) => ({ source, edge: null, from: null }));
  for (let step = queue.shift(); step; step = queue.shift()) {
    if (seen.has(step.source)) continue;
    seen.add(step.source);
    for (const edge of step.source.imports.filter((each) => each.kind !== 'type')) {
      const next = tree.sources.get(edge.target ?? '');
      if (belongsToServer(edge)) problems.push(chainProblem(step, edge));
      else if (next) queue.push({ source: next, edge, from: step });
    }
  }
  return problems;
}

/** Screens of modules and the desk's main. The site is rendered on the server; its files are no roots. */
function browserRoots(tree: Tree): Source[] {
  return [...tree.sources.values()].filter(({ path }) => {
    if (isTest(path)) return false;
    const inside = insideRoom(path);
    if (isModule(roomOf(path))) return inside.startsWith('desk/');
    return roomOf(path) === 'desk' && (inside === 'parts.ts' || inside.endsWith('.tsx'));
  });
}

function belongsToServer(edge: Import): boolean {
  if (edge.target !== null) return edge.target === databaseDoor || isStore(edge.target);
  const name = edge.package ?? '';
  return name.startsWith('node:') || builtinModules.includes(name) || serverPackages.includes(name);
}

function chainProblem(last: Step, edge: Import): Problem {
  const steps: Step[] = [];
  for (let step: Step | null = last; step; step = step.from) steps.unshift(step);
  const chain = [...steps.map((step) => step.source.path), edge.target ?? edge.specifier].join(' -> ');
  const [root, second] = steps;
  const offset = (second?.edge ?? edge).offset;
  return problemAt((root ?? last).source, offset, 'browser', `a browser would load ${chain}`);
}
