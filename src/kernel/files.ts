export type { CleanFile } from './files/clean-here.ts';
export { cleanFile } from './files/clean.ts';
