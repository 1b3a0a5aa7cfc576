import { checkBrowser } from './browser.ts';
import { checkCrypto } from './crypto.ts';
import { checkCycles } from './cycles.ts';
import { checkDatabase } from './database.ts';
import { checkDirection } from './direction.ts';
import { checkDocstrings } from './docstrings.ts';
import { checkDoors } from './doors.ts';
import { checkMarks } from './marks.ts';
import { checkMigrations } from './migrations.ts';
import { checkOrigins } from './origins.ts';
import { checkReadmes } from './readmes.ts';
import { checkSizes, measure, type Figures } from './sizes.ts';
import { checkStoredSql } from './stored-sql.ts';
import { checkSyntax } from './syntax.ts';
import { readTree, type Problem, type Rule } from './tree.ts';

const houseRules: Rule[] = [
  checkDoors,
  checkDirection,
  checkDatabase,
  checkBrowser,
  checkCrypto,
  checkCycles,
  checkSyntax,
  checkMarks,
  checkSizes,
  checkMigrations,
  checkStoredSql,
  checkDocstrings,
  checkReadmes,
  checkOrigins,
];

/** Reads the tree under `root` once and holds every rule of the house against it. */
export function checkHouse(root: string): { problems: Problem[]; figures: Figures } {
  const tree = readTree(root);
  return { problems: [...tree.broken, ...houseRules.flatMap((rule) => rule(tree))], figures: measure(tree) };
}

/** The report as people read it: one problem a line, then the figures. */
export function houseReport(root: string): { ok: boolean; text: string } {
  const { problems, figures } = checkHouse(root);
  const lines = problems.map(({ file, line, rule, message }) => `${file}${line ? `:${line}` : ''} ${rule} ${message}`);
  return { ok: problems.length === 0, text: [...lines, figureLine(figures)].join('\n') };
}

function figureLine(f: Figures): string {
  const ratio = f.sourceLines > 0 ? (f.testLines / f.sourceLines).toFixed(2) : '0';
  return [
    `files ${f.files}: median ${f.fileMedian} lines, longest ${f.fileLongest}`,
    `functions ${f.functions}: median ${f.functionMedian}, 99 % within ${f.functionP99} (components ${f.componentP99})`,
    `test lines ${f.testLines} : source lines ${f.sourceLines} = ${ratio}`,
  ].join('; ');
}
