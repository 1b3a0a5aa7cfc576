import { join } from 'node:path';
import { houseReport } from './house/house.ts';

const report = houseReport(join(import.meta.dirname, '..'));
console.log(report.text);
process.exitCode = report.ok ? 0 : 1;
