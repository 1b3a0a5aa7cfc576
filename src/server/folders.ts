import { join } from 'node:path';
import { checkout } from './checkout.ts';

/** Every module that has code, in the order their migrations run. */
export const MODULES = [
  'kernel',
  'vault',
  'audit',
  'staff',
  'people',
  'rights',
  'tasks',
  'screening',
  'network',
  'cases',
  'hotline',
  'research',
  'desk',
  'site',
  'server',
];

/** The folder of a module. */
export function folderOf(module: string): string {
  return join(checkout, 'src', module);
}

/** The folders of all, in that order. */
export const folders = MODULES.map(folderOf);
