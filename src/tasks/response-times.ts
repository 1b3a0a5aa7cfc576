import { readTable } from '#kernel/lists.ts';
import { riskLevels, ruleKinds, type RiskLevel, type RuleKind } from './shared.ts';

/** How soon a case of one risk needs one step; `hours` null: by agreement. `again`: when it is due anew. */
export type ResponseTime = {
  level: RiskLevel;
  step: RuleKind;
  hours: number | null;
  alerts: boolean;
  again: 'done' | 'rise' | null;
  verified: boolean;
};

const table = readTable(new URL('./lists/response-times.tsv', import.meta.url)).map(readRow);
const byStep = new Map(table.map((row) => [`${row.level}/${row.step}`, row]));

/** The response times of a risk level, in the order they are shown. */
export function responseTimes(level: RiskLevel): ResponseTime[] {
  return ruleKinds.map((step) => responseTime(level, step));
}

/** How soon a case of this risk needs this step. */
export function responseTime(level: RiskLevel, step: RuleKind): ResponseTime {
  const found = byStep.get(`${level}/${step}`);
  if (!found) throw new Error(`response-times.tsv has no row for ${level} ${step}`);
  return found;
}

function readRow(row: Record<string, string>): ResponseTime {
  const level = riskLevels.find((each) => each === row['level']);
  const step = ruleKinds.find((each) => each === row['step']);
  if (!level || !step) throw new Error(`response-times.tsv: ${row['level']} ${row['step']}`);
  const again = row['again'] === 'done' || row['again'] === 'rise' ? row['again'] : null;
  const hours = row['hours'] === '' ? null : Number(row['hours']);
  return { level, step, hours, alerts: row['alerts'] === 'yes', again, verified: row['verified'] === 'yes' };
}
