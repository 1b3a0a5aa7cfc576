import { Visitor, type Argument, type CallExpression, type Expression, type PropertyKey } from 'oxc-parser';
import { isTest } from './rooms.ts';
import { problemAt, type Plain, type Problem, type Source, type Tree } from './tree.ts';

const unfinished = /\b(TODO|FIXME|XXX|HACK)\b/;
const silenced = /@ts-(ignore|nocheck)/;
const testWords = ['test', 'it', 'describe', 'suite'];
const asides = ['skip', 'only', 'todo'];

/** No unfinished marks, no silenced compiler, no test that is skipped, alone or still to come. */
export function checkMarks(tree: Tree): Problem[] {
  const sources = [...tree.sources.values()];
  return [
    ...sources.flatMap(commentMarks),
    ...tree.plain.filter((file) => !file.path.endsWith('.md')).flatMap(plainMarks),
    ...sources.filter((source) => isTest(source.path)).flatMap(skippedTests),
    ...sources.filter((source) => /\.test\.tsx?$/.test(source.path)).flatMap(idleTests),
    ...sources.filter((source) => /(?<!\.int)\.test\.tsx?$/.test(source.path)).flatMap(hooksOfAll),
  ];
}

function commentMarks(source: Source): Problem[] {
  return source.comments.flatMap((comment) => {
    const mark = unfinished.exec(comment.value) ?? silenced.exec(comment.value);
    return mark ? [problemAt(source, comment.start, 'marks', `${mark[0]} in a comment`)] : [];
  });
}

function plainMarks(file: Plain): Problem[] {
  const mark = unfinished.exec(file.text);
  return mark ? [problemAt(file, mark.index, 'marks', `${mark[0]} in a comment`)] : [];
}

/** A test file that asserts nothing cannot fail. */
function idleTests(source: Source): Problem[] {
  const asserts = /\b(assert|expect\w*|fc)\b/.test(source.text);
  return asserts ? [] : [problemAt(source, 0, 'marks', 'nothing is asserted here')];
}

/** Pure tests run in one process: a hook that stands in no suite would run around the tests of every other file. */
function hooksOfAll(source: Source): Problem[] {
  return source.program.body.flatMap((statement) => {
    const call = statement.type === 'ExpressionStatement' ? statement.expression : null;
    if (call?.type !== 'CallExpression' || !isNamed(call.callee, ['beforeEach', 'afterEach'])) return [];
    return [problemAt(source, statement.start, 'marks', 'this hook stands in no suite and is for every file')];
  });
}

function skippedTests(source: Source): Problem[] {
  const problems: Problem[] = [];
  new Visitor({
    CallExpression: (node) => {
      const aside = asideOf(node);
      if (aside) problems.push(problemAt(source, node.start, 'marks', `a test is marked ${aside}`));
    },
  }).visit(source.program);
  return problems;
}

/** The `skip` of test.skip(...), test(name, { skip: true }, ...) or a t.skip() that does not say why it cannot run here. */
function asideOf(call: CallExpression): string | undefined {
  const { callee, arguments: given } = call;
  if (callee.type !== 'MemberExpression') return isNamed(callee, testWords) ? asideIn(given) : undefined;
  const word = callee.property.type === 'Identifier' ? callee.property.name : '';
  if (word === 'skip' && isNamed(callee.object, ['t']) && given.length > 0) return undefined;
  return asides.includes(word) && isNamed(callee.object, [...testWords, 't']) ? word : undefined;
}

function asideIn(given: Argument[]): string | undefined {
  const keys = given.flatMap((argument) => (argument.type === 'ObjectExpression' ? argument.properties : []));
  return asides.find((word) => keys.some((key) => key.type === 'Property' && isNamed(key.key, [word])));
}

function isNamed(node: Expression | PropertyKey, names: string[]): boolean {
  return node.type === 'Identifier' && names.includes(node.name);
}
