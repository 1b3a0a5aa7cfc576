import { Visitor, type Expression } from 'oxc-parser';
import { cryptoPackages, idsFile } from './rules.ts';
import { roomOf, servesTests } from './rooms.ts';
import { problemAt, type Problem, type Source, type Tree } from './tree.ts';

/** Only `vault/` does cryptography, whether by import or through the platform's `crypto`; ids apart (rule 4). */
export function checkCrypto(tree: Tree): Problem[] {
  return [...tree.sources.values()]
    .filter(({ path }) => path.startsWith('src/') && roomOf(path) !== 'vault' && !servesTests(path))
    .flatMap((source) => [...cryptoImports(source), ...platformCrypto(source)]);
}

function cryptoImports(source: Source): Problem[] {
  return source.imports
    .filter((edge) => cryptoPackages.includes(edge.package ?? ''))
    .map((edge) => problemAt(source, edge.offset, 'crypto', `${edge.specifier} is for vault/ alone`));
}

function platformCrypto(source: Source): Problem[] {
  if (!/\bcrypto\b/.test(source.text)) return [];
  const problems: Problem[] = [];
  const refuse = (offset: number, what: string) =>
    problems.push(problemAt(source, offset, 'crypto', `${what}: cryptography is for vault/, new ids for ${idsFile}`));
  new Visitor({
    MemberExpression: (node) => {
      if (!isCrypto(node.object)) return;
      const name = node.property.type === 'Identifier' ? node.property.name : '...';
      if (!(name === 'randomUUID' && source.path === idsFile)) refuse(node.start, `crypto.${name}`);
    },
    VariableDeclarator: (node) => {
      if (node.init && isCrypto(node.init)) refuse(node.start, 'crypto');
    },
  }).visit(source.program);
  return problems;
}

function isCrypto(node: Expression): boolean {
  if (node.type === 'Identifier') return node.name === 'crypto';
  if (node.type !== 'MemberExpression' || node.object.type !== 'Identifier') return false;
  const isGlobal = ['globalThis', 'window', 'self'].includes(node.object.name);
  return isGlobal && node.property.type === 'Identifier' && node.property.name === 'crypto';
}
