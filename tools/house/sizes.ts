import { measureFunctions, type Measured } from './functions.ts';
import { isTest } from './rooms.ts';
import { sizes } from './rules.ts';
import type { Plain, Problem, Source, Tree } from './tree.ts';

/** The figures of a tree: all in lines. Tests count only as `testLines`. */
export type Figures = {
  files: number;
  fileMedian: number;
  fileLongest: number;
  functions: number;
  functionMedian: number;
  functionP99: number;
  componentP99: number;
  sourceLines: number;
  testLines: number;
};

/** Measures `src/`: its files, its functions (in .ts) and its components (in .tsx). */
export function measure(tree: Tree): Figures {
  const { own, tests } = partition(tree);
  const lengths = own.map(lineCount);
  const functions = own.flatMap(measureFunctions);
  return {
    files: own.length,
    fileMedian: quantile(lengths, 0.5),
    fileLongest: Math.max(0, ...lengths),
    functions: functions.length,
    functionMedian: quantile(
      functions.map((each) => each.lines),
      0.5,
    ),
    functionP99: quantile(linesOf(functions, false), 0.99),
    componentP99: quantile(linesOf(functions, true), 0.99),
    sourceLines: sum(lengths),
    testLines: sum(tests.map(lineCount)),
  };
}

/** Files and functions stay small (rule 6). A single file is refused over the limit; the rest is judged as a whole. */
export function checkSizes(tree: Tree): Problem[] {
  const written = [...tree.sources.values(), ...tree.plain].filter((file) => !file.path.endsWith('.md'));
  const tooLong = written.filter((file) => lineCount(file) > sizes.fileMost);
  return [
    ...tooLong.map((file) => problem(file.path, 0, `${lineCount(file)} lines (at most ${sizes.fileMost})`)),
    ...medianProblems(measure(tree)),
    ...longFunctions(tree),
  ];
}

function medianProblems(figures: Figures): Problem[] {
  const { fileMedian, functionMedian } = figures;
  const file = fileMedian > sizes.fileMedian ? [`median file ${fileMedian} lines (at most ${sizes.fileMedian})`] : [];
  const own =
    functionMedian > sizes.functionMedian
      ? [`median function ${functionMedian} (at most ${sizes.functionMedian})`]
      : [];
  return [...file, ...own].map((message) => problem('src', 0, message));
}

/** Names the functions over the bar when more than one in a hundred is. */
function longFunctions(tree: Tree): Problem[] {
  const functions = partition(tree).own.flatMap(measureFunctions);
  return [false, true].flatMap((component) => {
    const most = component ? sizes.componentP99 : sizes.functionP99;
    const kin = functions.filter((each) => each.component === component);
    if (quantile(linesOf(functions, component), 0.99) <= most) return [];
    const long = kin.filter((each) => each.lines > most);
    return long.map((each) => problem(each.file, each.line, `function of ${each.lines} lines (99 % at most ${most})`));
  });
}

function partition(tree: Tree): { own: Source[]; tests: Source[] } {
  const all = [...tree.sources.values()].filter((source) => source.path.startsWith('src/'));
  return { own: all.filter((each) => !isTest(each.path)), tests: all.filter((each) => isTest(each.path)) };
}

function problem(file: string, line: number, message: string): Problem {
  return { file, line, rule: 'sizes', message };
}

function linesOf(functions: Measured[], component: boolean): number[] {
  return functions.filter((each) => each.component === component).map((each) => each.lines);
}

function lineCount(file: Plain): number {
  return file.text.replace(/\n$/, '').split('\n').length;
}

function quantile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
