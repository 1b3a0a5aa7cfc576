export type { CleanFile } from './files/clean-here.ts';
export { cleanFile, cleanVisitorsFile } from './files/clean.ts';
