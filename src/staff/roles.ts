import { readFileSync } from 'node:fs';
import type { Abilities, Condition, RoleMatrix } from '#kernel/permissions.ts';

const CONDITIONS: readonly string[] = ['always', 'granted', 'own', 'self'] satisfies Condition[];

/** The matrix as it is written: for the print, and for every check. */
export type MatrixTable = { roles: string[]; rows: { verb: string; cells: string[] }[] };

/** Reads `lists/roles.tsv`. A cell that is no condition is a defect, found at start. */
export function readMatrixTable(): MatrixTable {
  const text = readFileSync(new URL('./lists/roles.tsv', import.meta.url), 'utf8');
  const [head, ...rest] = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  const roles = (head ?? '').split('\t').slice(1);
  const rows = rest.map((line) => {
    const [verb = '', ...cells] = line.split('\t');
    return { verb, cells: roles.map((_, index) => cells[index]?.trim() ?? '') };
  });
  return { roles, rows };
}

/** The matrix as the permission engine wants it: per role, per verb, the conditions. */
export function roleMatrix(table: MatrixTable = readMatrixTable()): RoleMatrix {
  return new Map(table.roles.map((role, column) => [role, abilitiesIn(table, column)]));
}

function abilitiesIn(table: MatrixTable, column: number): Abilities {
  const entries = table.rows.flatMap(({ verb, cells }): [string, Set<Condition>][] => {
    const cell = cells[column] ?? '';
    return cell === '' ? [] : [[verb, new Set(cell.split('+').map((word) => asCondition(word, verb)))]];
  });
  return new Map(entries);
}

function asCondition(word: string, verb: string): Condition {
  if (!CONDITIONS.includes(word)) throw new Error(`roles.tsv: "${word}" is no condition (${verb})`);
  return word as Condition;
}
