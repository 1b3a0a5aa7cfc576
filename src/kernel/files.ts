export { cleanFile, type CleanFile } from './files/clean.ts';
