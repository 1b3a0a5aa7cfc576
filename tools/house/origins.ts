import { Visitor } from 'oxc-parser';
import { allowedHosts } from './rules.ts';
import { servesTests } from './rooms.ts';
import { problemAt, type Plain, type Problem, type Source, type Tree } from './tree.ts';

const address = /\b(?:https?|wss?):\/\/(\[[^\]]*\]|[a-z0-9.-]+)/gi;
// Written so that this file does not hold what it looks for.
const machinePath = /(?<![\w.~@#)}-])\/(?:work|tmp|farm|home)\/\w/g;

/** No addresses of others (nothing is fetched from elsewhere) and no paths of one machine in what we write. */
export function checkOrigins(tree: Tree): Problem[] {
  const sources = [...tree.sources.values()];
  const styles = tree.plain.filter((file) => file.path.endsWith('.css'));
  return [
    ...sources.filter((source) => !servesTests(source.path)).flatMap(foreignStrings),
    ...styles.flatMap((file) => foreignHosts(file, file.text, 0)),
    ...[...sources, ...tree.plain].flatMap(machinePaths),
  ];
}

/** Comments may name their sources; only what the program holds as text counts. */
function foreignStrings(source: Source): Problem[] {
  if (!source.text.includes('://')) return [];
  const problems: Problem[] = [];
  const look = (text: string, offset: number) => problems.push(...foreignHosts(source, text, offset));
  new Visitor({
    Literal: (node) => void (typeof node.value === 'string' && look(node.value, node.start)),
    TemplateElement: (node) => look(node.value.cooked ?? '', node.start),
    JSXText: (node) => look(node.value, node.start),
  }).visit(source.program);
  return problems;
}

function foreignHosts(file: Plain, text: string, offset: number): Problem[] {
  return [...text.matchAll(address)]
    .filter(([, host = '']) => !allowedHosts.some((allowed) => allowed.test(host)))
    .map((match) => problemAt(file, offset + match.index, 'origins', `address of another origin: ${match[0]}`));
}

function machinePaths(file: Plain): Problem[] {
  return [...file.text.matchAll(machinePath)].map((match) =>
    problemAt(file, match.index, 'origins', `a path of one machine: ${match[0]}...`),
  );
}
